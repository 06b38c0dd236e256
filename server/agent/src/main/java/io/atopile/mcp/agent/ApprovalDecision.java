package io.atopile.mcp.agent;

/** A person's decision on a call that waits for approval. */
public enum ApprovalDecision {
    /** Allows this call only. */
    ONCE,
    /** Allows this call and every further call of the same tool in this run. */
    FOR_RUN,
    DENY;

    public boolean isYes() {
        return switch (this) {
            case ONCE, FOR_RUN -> true;
            case DENY -> false;
        };
    }
}
