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
 * The tools as a call of a run reaches them that is made of other calls, such as a skill: each of those is judged like a call of
 * the run itself, there are no more of them than the run's budget has left, and what they changed or built is noted.
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

    /** What the calls came to that were made, in their order. */
    synchronized List<CallOutcome> collectOutcomes() {
        return List.copyOf(made);
    }

    @Override
    public CallToolResult call(ToolCall call) {
        var name = find(call.name()).map(ToolListing::name).orElse(call.name());
        var facts = run.spec().findTool(name);
        if (facts.isEmpty()) {
            return CallToolResult.ofFailure(ErrorCode.POLICY_DENIED, "%s is not among the tools of this run.".formatted(name), "Go on without it.");
        }
        var inner = facts.get().with(tools().resolveEffects(call));
        return switch (policy.judge(inner)) {
            case RunPolicy.Judgement.Refused(var message) -> CallToolResult.ofFailure(ErrorCode.POLICY_DENIED, message, "Go on without it.");
            case RunPolicy.Judgement.Asked(var question) when !isCovered(inner) ->
                CallToolResult.ofFailure(ErrorCode.APPROVAL_REQUIRED, question, "Call %s by itself; then a person is asked.".formatted(name));
            case RunPolicy.Judgement.Asked _, RunPolicy.Judgement.Allowed _ ->
                collectOutcomes(call.with(new PriorJudgement(Set.copyOf(inner.effects()), Optional.empty())));
        };
    }

    /** Whether what a person must allow was allowed with the call that this one is part of. */
    private boolean isCovered(ToolFacts inner) {
        return !run.spec().rules().ask().contains(inner.name())
                && outer.filter(facts -> facts.effects().containsAll(inner.effects())).isPresent();
    }

    private CallToolResult collectOutcomes(ToolCall call) {
        synchronized (this) {
            if (run.ledger().toolCalls() + made.size() >= run.spec().budgets().toolCalls()) {
                return CallToolResult.ofFailure(ErrorCode.BUDGET_EXHAUSTED, "The run's budget of tool calls is used up.", "");
            }
        }
        var reply = tools().call(call);
        synchronized (this) {
            made.add(ToolResultReader.of(reply));
        }
        return reply;
    }
}
