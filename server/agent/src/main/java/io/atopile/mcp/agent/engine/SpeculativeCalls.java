package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.agent.TurnLoop;
import io.atopile.mcp.model.ConversationItem;
import java.util.HashSet;
import java.util.Set;

/**
 * Starts calls of an answer while the model is still responding: those that only read and need no approval, up to the
 * first other call, because later calls must see its effect.
 */
final class SpeculativeCalls {

    private static final int AT_MOST = 8;

    private final LiveRun run;
    private final ActiveCalls active;
    private final Set<String> taken;
    private int started;
    private boolean over;

    SpeculativeCalls(LiveRun run, ActiveCalls active, Set<String> taken, boolean wanted) {
        this.run = run;
        this.active = active;
        this.taken = new HashSet<>(taken);
        this.over = !wanted;
    }

    void startIfAllowed(ConversationItem.Call call) {
        over = over || !mayStart(run.state(), call);
        if (!over) {
            started++;
            active.start(run.call(call));
        }
    }

    private boolean mayStart(RunState state, ConversationItem.Call call) {
        var known = !call.callId().isBlank() && taken.add(call.callId());
        var withinBudget = started < AT_MOST && state.ledger().toolCalls() + started < state.spec().budgets().toolCalls();
        return known
                && withinBudget
                && state.spec().findTool(call.name()).filter(ToolFacts::hasOnlyReadEffects).isPresent()
                && TurnLoop.mayMake(state, call.name());
    }
}
