package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.tool.ToolFailure;

/** Gives the agent's tools access to runs; nothing is set up before the first call of one of them. */
public interface RunServiceProvider {

    /**
     * Opens the runs for starting and resuming them, which needs a model. It fails if the user's settings are invalid or
     * something that runs need is missing.
     */
    RunService open() throws ToolFailure;

    /** Opens the runs for reading, answering and cancelling them, which needs no model and no key. */
    default RunService openRecords() throws ToolFailure {
        return open();
    }
}
