package io.atopile.mcp.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The calls of the model's newest answer, until each has an output.
 *
 * @param open in the model's order, including those with an output until all have one
 * @param begun IDs of claimed calls, which may have had an effect
 * @param outputs by call ID
 * @param decisions of people, by call ID
 * @param granted tools that a person allowed for the whole run
 * @param asked the pending approval request
 */
public record PendingCalls(
        List<CallRef> open,
        Set<String> begun,
        Map<String, BlobId> outputs,
        Map<String, ApprovalDecision> decisions,
        Set<String> granted,
        Optional<RunEvent.ApprovalRequested> asked) {

    static final PendingCalls NONE = new PendingCalls(List.of(), Set.of(), Map.of(), Map.of(), Set.of(), Optional.empty());

    public PendingCalls {
        open = List.copyOf(open);
        begun = Set.copyOf(begun);
        outputs = Map.copyOf(outputs);
        decisions = Map.copyOf(decisions);
        granted = Set.copyOf(granted);
    }

    /** Returns the calls without an output, in order. */
    public List<CallRef> waiting() {
        return open.stream().filter(call -> !outputs.containsKey(call.callId())).toList();
    }

    public Optional<CallRef> call(String callId) {
        return open.stream().filter(call -> call.callId().equals(callId)).findFirst();
    }

    /** Returns all outputs in the order of the calls, or none until every call has one. */
    List<BlobId> outputsInOrder() {
        return waiting().isEmpty()
                ? open.stream().map(call -> outputs.get(call.callId())).toList()
                : List.of();
    }

    /** Returns the outputs that there are, in the order of the calls. */
    List<BlobId> knownOutputs() {
        return open.stream().map(call -> outputs.get(call.callId())).filter(Objects::nonNull).toList();
    }

    PendingCalls withCalls(List<CallRef> calls) {
        return new PendingCalls(calls, Set.of(), Map.of(), Map.of(), granted, Optional.empty());
    }

    PendingCalls withoutCalls() {
        return withCalls(List.of());
    }

    PendingCalls withClaim(String callId) {
        return new PendingCalls(open, with(begun, callId), outputs, decisions, granted, asked);
    }

    /** Marks every call without an output as claimed. */
    PendingCalls withAllClaimed() {
        var all = new HashSet<>(begun);
        waiting().forEach(call -> all.add(call.callId()));
        return new PendingCalls(open, all, outputs, decisions, granted, asked);
    }

    PendingCalls withOutput(String callId, BlobId output) {
        var all = new HashMap<>(outputs);
        all.put(callId, output);
        return new PendingCalls(open, begun, all, decisions, granted, asked);
    }

    PendingCalls withQuestion(RunEvent.ApprovalRequested question) {
        return new PendingCalls(open, begun, outputs, decisions, granted, Optional.of(question));
    }

    PendingCalls withDecision(RunEvent.ApprovalAnswered answer) {
        var all = new HashMap<>(decisions);
        all.put(answer.callId(), answer.decision());
        var tools = answer.decision() == ApprovalDecision.FOR_RUN ? with(granted, answer.name()) : granted;
        return new PendingCalls(open, begun, outputs, all, tools, Optional.empty());
    }

    /** Returns the calls that were claimed but have no output; their outcome is unknown if nothing executes them any more. */
    public List<CallRef> unknown() {
        var unknown = new ArrayList<>(waiting());
        unknown.removeIf(call -> !begun.contains(call.callId()));
        return unknown;
    }

    private static Set<String> with(Set<String> set, String more) {
        var all = new HashSet<>(set);
        all.add(more);
        return all;
    }
}
