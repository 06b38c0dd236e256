package io.atopile.mcp.agent;

/** What a person says to a call that waits for approval. */
public enum ApprovalDecision {
    /** Yes, this once. */
    ONCE,
    /** Yes, and to every further call of the same tool in this run. */
    FOR_RUN,
    DENY;

    public boolean isYes() {
        return switch (this) {
            case ONCE, FOR_RUN -> true;
            case DENY -> false;
        };
    }
}
