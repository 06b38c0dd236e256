package io.atopile.mcp.agent;

/** The status of a run. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    WAITING_FOR_APPROVAL,
    COMPLETED,
    FAILED,
    CANCELLED,
    /** The server stopped or crashed; the run can be resumed. */
    INTERRUPTED,
    BUDGET_EXHAUSTED;

    /** Returns whether the run is no longer executed. */
    public boolean isOver() {
        return switch (this) {
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL -> false;
            case COMPLETED, FAILED, CANCELLED, INTERRUPTED, BUDGET_EXHAUSTED -> true;
        };
    }
}
