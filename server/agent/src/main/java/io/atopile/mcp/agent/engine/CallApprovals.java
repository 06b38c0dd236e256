package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.tool.ApprovalRecord;
import io.atopile.mcp.tool.ApprovalRecord.Outcome;
import io.atopile.mcp.tool.ApprovalRecord.Scope;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolSource;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Creates previews of a run's calls that wait for approval, and records who approved or declined them, for the action log. */
record CallApprovals(LiveRun run, ToolSource tools) {

    /** The digest of the original preview; its stored text has no secrets. */
    private static final String DIGEST = "digest";

    /** Stores a preview of what the call would do, for the person who is asked. */
    BlobId preview(CallRef call) throws InterruptedException {
        var preview = createPreview(call);
        return run.directory().texts().put(Json.object()
                .put("title", preview.title())
                .put("body", preview.body())
                .put(DIGEST, preview.digest())
                .toString());
    }

    private CallPreview createPreview(CallRef call) throws InterruptedException {
        try {
            return tools.preview(createToolCall(call));
        } catch (RuntimeException _) {
            return new CallPreview("No preview of the changes is available; these are the call's arguments.", readArgumentText(call));
        }
    }

    /** Returns who approved a call that is about to be executed; empty for a call that only reads and needed no approval. */
    Optional<ApprovalRecord> of(CallRef call) {
        var reads = run.state().spec().findTool(call.name()).filter(ToolFacts::hasOnlyReadEffects).isPresent();
        var calls = run.state().calls();
        if (calls.decisions().containsKey(call.callId())) {
            return answer(call).map(given -> ApprovalRecord.ofApproval(given.by(), given.decision() == ApprovalDecision.FOR_RUN ? Scope.RUN : Scope.ONCE));
        }
        if (calls.granted().contains(call.name())) {
            return grant(call).map(given -> ApprovalRecord.ofApproval(given.by(), Scope.RUN));
        }
        return reads ? Optional.empty() : Optional.of(ApprovalRecord.ofApproval("run policy " + run.state().spec().approval(), Scope.POLICY));
    }

    /**
     * Returns the digest of the preview that a person approved; empty if no one was asked about this call, or if an
     * earlier version asked.
     */
    Optional<String> describePreview(CallRef call) {
        return findNewest(RunEvent.ApprovalRequested.class, asked -> asked.callId().equals(call.callId()))
                .flatMap(RunEvent.ApprovalRequested::preview)
                .flatMap(preview -> run.directory().texts().find(preview.hash()))
                .flatMap(text -> Optional.ofNullable(Json.mapper().readTree(text).path(DIGEST).asString(null)));
    }

    /** Records a call that was declined or that got no answer. */
    void decline(CallRef call, String message) {
        answer(call).filter(given -> !given.decision().isYes()).ifPresent(given -> {
            var outcome = switch (given.by()) {
                case "deadline" -> Outcome.NO_ANSWER;
                case "nobody_to_ask" -> Outcome.NOT_ASKED;
                default -> Outcome.DECLINED;
            };
            tools.decline(createToolCall(call).with(Optional.of(ApprovalRecord.of(given.by(), outcome))), message);
        });
    }

    private Optional<RunEvent.ApprovalAnswered> answer(CallRef call) {
        return findNewest(RunEvent.ApprovalAnswered.class, given -> given.callId().equals(call.callId()));
    }

    private Optional<RunEvent.ApprovalAnswered> grant(CallRef call) {
        return findNewest(RunEvent.ApprovalAnswered.class, given -> given.name().equals(call.name()) && given.decision() == ApprovalDecision.FOR_RUN);
    }

    private <E extends RunEvent> Optional<E> findNewest(Class<E> kind, Predicate<E> meant) {
        return run.directory().events().reversed().stream()
                .map(RecordedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(meant)
                .findFirst();
    }

    private ToolCall createToolCall(CallRef call) {
        return run.createToolCall(call.name(), parseArguments(call), Progress.NONE, new CancellationSignal());
    }

    private ObjectNode parseArguments(CallRef call) {
        try {
            return Json.mapper().readTree(readArgumentText(call)) instanceof ObjectNode object ? object : Json.object();
        } catch (JacksonException _) {
            return Json.object().put("arguments", readArgumentText(call));
        }
    }

    private String readArgumentText(CallRef call) {
        return run.findArguments(call).orElseGet(() -> run.directory().texts().get(call.arguments()));
    }
}
