package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RunStatus;

/** What a command that follows a run tells the shell. */
public final class RunExitCode {

    private RunExitCode() {}

    /** 0 completed, 1 ended otherwise, 3 not at its end: it can be resumed, or waits for a person. 2 is for a wrong command. */
    public static int toExitCode(RunStatus status) {
        return switch (status) {
            case COMPLETED -> 0;
            case FAILED, CANCELLED, BUDGET_EXHAUSTED -> 1;
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL, INTERRUPTED -> 3;
        };
    }
}
