package io.atopile.mcp.agent;

/** Where a run stands. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    WAITING_FOR_APPROVAL,
    COMPLETED,
    FAILED,
    CANCELLED,
    /** Its server stopped or died; it can be resumed. */
    INTERRUPTED,
    BUDGET_EXHAUSTED;

    /** Whether nobody drives it any more. */
    public boolean isOver() {
        return switch (this) {
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL -> false;
            case COMPLETED, FAILED, CANCELLED, INTERRUPTED, BUDGET_EXHAUSTED -> true;
        };
    }
}
