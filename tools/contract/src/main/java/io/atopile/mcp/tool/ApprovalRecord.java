package io.atopile.mcp.tool;

import java.time.Instant;
import java.util.Optional;

/**
 * Who approved or declined a call, for the action log.
 *
 * @param by a client's name, {@code terminal}, {@code run …} or {@code policy …}
 * @param scope how long the approval is valid; absent if there was none
 */
public record ApprovalRecord(String by, Outcome outcome, Optional<Scope> scope, Instant at) {

    public enum Outcome {
        APPROVED,
        DECLINED,
        NO_ANSWER,
        NOT_ASKED
    }

    public enum Scope {
        ONCE,
        SESSION,
        RUN,
        POLICY
    }

    public static ApprovalRecord ofApproval(String by, Scope scope) {
        return new ApprovalRecord(by, Outcome.APPROVED, Optional.of(scope), Instant.now());
    }

    public static ApprovalRecord of(String by, Outcome outcome) {
        return new ApprovalRecord(by, outcome, Optional.empty(), Instant.now());
    }
}
