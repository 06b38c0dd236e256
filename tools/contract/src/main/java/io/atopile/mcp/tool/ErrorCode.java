package io.atopile.mcp.tool;

import java.util.Locale;

/** Every way a call can fail. The constant alone determines what the caller may do next. */
public enum ErrorCode {
    VALIDATION_ERROR(Retry.NOT_AS_IS, "Change the arguments."),
    NOT_FOUND(Retry.NOT_AS_IS, "Change the arguments; the hint lists the closest matches."),
    STALE_ANCHOR(Retry.NOT_AS_IS, "Use the new anchors in data, or read the file again."),
    CONFLICT(Retry.AS_IS, "Someone else changed it or is using it: check, then retry."),
    MERGE_CONFLICT(Retry.NOT_AS_IS, "Resolve the merge conflict in the file and lines that the message names."),
    BUILD_FAILED(Retry.NOT_AS_IS, "Fix the design; the diagnostics are in data."),
    UNVERIFIED(Retry.NOT_AS_IS, "It ran, but the requested result is not proven."),
    CAPABILITY_MISSING(Retry.NOT_AS_IS, "Install or set up what the hint names."),
    POLICY_DENIED(Retry.NOT_AS_IS, "Ask the user, or use another tool."),
    APPROVAL_REQUIRED(Retry.NOT_AS_IS, "Ask the user, or use another tool."),
    BUDGET_EXHAUSTED(Retry.NOT_AS_IS, "Narrow the task or raise the budget."),
    OUTCOME_UNKNOWN(Retry.NOT_AS_IS, "It may have had effects before it was interrupted: check first."),
    TRANSIENT_BACKEND_ERROR(Retry.AS_IS, "Repeat the call after the delay in the hint."),
    TIMEOUT(Retry.WITHOUT_EFFECTS, "Retry, or run it in the background; if the call may have had effects, check first."),
    CANCELLED(Retry.NOT_AS_IS, "Nothing to do; the caller cancelled it."),
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

    /** Whether the identical call may be repeated, given the tool's annotations. */
    public boolean isRetryable(ToolAnnotations hints) {
        return switch (retry) {
            case AS_IS -> true;
            case WITHOUT_EFFECTS -> hints.readOnly() || hints.idempotent();
            case NOT_AS_IS -> false;
        };
    }
}
