package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.tool.ErrorCode;

/** Gives the agent's tools access to runs; nothing is set up before the first call of one of them. */
public interface RunServiceProvider {

    /** Result of {@link #open}. */
    sealed interface Opened {
        record Ready(RunService runs) implements Opened {}

        /** The user's settings are invalid, or something that runs need is missing. */
        record Closed(ErrorCode code, String message, String hint) implements Opened {}
    }

    Opened open();
}
