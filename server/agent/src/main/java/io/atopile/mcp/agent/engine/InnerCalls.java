package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunPolicy;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.DelegatingToolSource;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.PriorJudgement;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tools for a call of a run that makes further calls, such as a skill. Each inner call is judged like a call of the
 * run itself, their number is limited by what is left of the run's budget, and their changes and builds are recorded.
 */
final class InnerCalls extends DelegatingToolSource {

    private final RunState run;
    private final Optional<ToolFacts> outer;
    private final RunPolicy policy;
    private final List<CallOutcome> made = new ArrayList<>();

    /** {@code outer} is the call's own tool, whose effects the run has allowed. */
    InnerCalls(ToolSource tools, RunState run, Optional<ToolFacts> outer) {
        super(tools);
        this.run = run;
        this.outer = outer;
        this.policy = new RunPolicy(run.spec(), run.calls().granted());
    }

    /** Returns the outcomes of the executed calls, in order. */
    synchronized List<CallOutcome> collectOutcomes() {
        return List.copyOf(made);
    }

    /** Lists the tools that this run may call, so that it finds no others. */
    @Override
    public List<ToolListing> list() {
        return tools().list().stream().filter(tool -> run.spec().findTool(tool.name()).isPresent()).toList();
    }

    @Override
    public CallToolResult call(ToolCall call) {
        var name = find(call.name()).map(ToolListing::name).orElse(call.name());
        var facts = run.spec().findTool(name);
        if (facts.isEmpty()) {
            return CallToolResult.ofFailure(ErrorCode.POLICY_DENIED, "%s is not available in this run.".formatted(name), "Continue without it.");
        }
        var inner = facts.get().with(tools().resolveEffects(call));
        return switch (policy.judge(inner)) {
            case RunPolicy.Judgement.Refused(var message) -> CallToolResult.ofFailure(ErrorCode.POLICY_DENIED, message, "Continue without it.");
            case RunPolicy.Judgement.Asked(var question) when !isCovered(inner) ->
                CallToolResult.ofFailure(ErrorCode.APPROVAL_REQUIRED, question, "Call %s on its own; then a person is asked for approval.".formatted(name));
            case RunPolicy.Judgement.Asked _, RunPolicy.Judgement.Allowed _ ->
                collectOutcomes(call.with(new PriorJudgement(Set.copyOf(inner.effects()), Optional.empty())));
        };
    }

    /** Returns whether the approval of the outer call covers this call. */
    private boolean isCovered(ToolFacts inner) {
        return !run.spec().rules().ask().contains(inner.name())
                && outer.filter(facts -> facts.effects().containsAll(inner.effects())).isPresent();
    }

    private CallToolResult collectOutcomes(ToolCall call) {
        synchronized (this) {
            if (run.ledger().toolCalls() + made.size() >= run.spec().budgets().toolCalls()) {
                return CallToolResult.ofFailure(ErrorCode.BUDGET_EXHAUSTED, "The run has reached its limit of tool calls.", "");
            }
        }
        var reply = tools().call(call);
        synchronized (this) {
            made.add(ToolResultReader.of(reply));
        }
        return reply;
    }
}
