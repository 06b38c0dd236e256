package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.tool.ErrorCode;

/** Where the agent's tools get at runs; nothing is prepared before one of them is called. */
public interface RunServiceProvider {

    /** What the desk has. */
    sealed interface Opened {
        record Ready(RunService runs) implements Opened {}

        /** The user's settings don't hold, or something that runs need is missing. */
        record Closed(ErrorCode code, String message, String hint) implements Opened {}
    }

    Opened open();
}
