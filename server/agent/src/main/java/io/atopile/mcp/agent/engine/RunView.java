package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.Status;
import io.atopile.mcp.agent.run.RunDirectory;

/**
 * A run as it is seen from outside.
 *
 * @param status as its journal has it, but interrupted where nobody drives it any more
 */
public record RunView(RunDirectory directory, RunState state, Status status) {

    static RunView of(RunDirectory directory, RunState state, boolean driven) {
        var stuck = !state.status().isOver() && !driven;
        return new RunView(directory, state, stuck ? Status.INTERRUPTED : state.status());
    }

    public String answer() {
        return state.work().answer().map(directory.texts()::get).orElse("");
    }
}
