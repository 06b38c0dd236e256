package io.atopile.mcp.tool;

import java.util.Locale;

/** Every way a call can end badly; what the caller may do next follows from the constant alone. */
public enum ErrorCode {
    VALIDATION_ERROR(Retry.NOT_AS_IS, "Change the arguments."),
    NOT_FOUND(Retry.NOT_AS_IS, "Change the arguments; the hint names the nearest."),
    STALE_ANCHOR(Retry.NOT_AS_IS, "Use the fresh anchors in data, or read again."),
    CONFLICT(Retry.AS_IS, "Someone else changed or holds it: look, then retry."),
    BUILD_FAILED(Retry.NOT_AS_IS, "Edit the design; the diagnostics are in data."),
    UNVERIFIED(Retry.NOT_AS_IS, "It ran, but what was asked is not proven."),
    CAPABILITY_MISSING(Retry.NOT_AS_IS, "Install what the hint names."),
    POLICY_DENIED(Retry.NOT_AS_IS, "Ask a person, or use another tool."),
    APPROVAL_REQUIRED(Retry.NOT_AS_IS, "Ask a person, or use another tool."),
    BUDGET_EXHAUSTED(Retry.NOT_AS_IS, "Narrow the task or raise the budget."),
    TRANSIENT_BACKEND_ERROR(Retry.AS_IS, "Make the same call again, after the hint's delay."),
    TIMEOUT(Retry.WITHOUT_EFFECTS, "Again or in the background; where effects are possible, look first."),
    CANCELLED(Retry.NOT_AS_IS, "Nothing; the caller asked for it."),
    INTERNAL_ERROR(Retry.NOT_AS_IS, "Report it with the reference in the message.");

    private enum Retry {
        AS_IS,
        WITHOUT_EFFECTS,
        NOT_AS_IS
    }

    private final Retry retry;
    private final String nextMove;

    ErrorCode(Retry retry, String nextMove) {
        this.retry = retry;
        this.nextMove = nextMove;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String nextMove() {
        return nextMove;
    }

    /** Whether the very same call may be made again, given what the tool says of itself. */
    public boolean isRetryable(ToolAnnotations hints) {
        return switch (retry) {
            case AS_IS -> true;
            case WITHOUT_EFFECTS -> hints.readOnly() || hints.idempotent();
            case NOT_AS_IS -> false;
        };
    }
}
