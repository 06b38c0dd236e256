package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RunStatus;

/** The exit code of a command that follows a run. */
public final class RunExitCode {

    private RunExitCode() {}

    /**
     * Returns 0 if the run completed, 1 if it ended otherwise, 3 if it hasn't ended: it can be resumed, or waits for a person.
     * 2 is for invalid usage.
     */
    public static int toExitCode(RunStatus status) {
        return switch (status) {
            case COMPLETED -> 0;
            case FAILED, CANCELLED, BUDGET_EXHAUSTED -> 1;
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL, INTERRUPTED -> 3;
        };
    }
}
