package io.atopile.mcp.agent.run;

import java.time.Duration;

/**
 * Who approves what a run may not do by itself.
 *
 * @param patience how long a person has; no answer is a denial
 * @param byCallingModel whether the model that started a run may approve it too
 */
public record ApprovalSettings(Duration patience, boolean byCallingModel) {

    public static final ApprovalSettings DEFAULT = new ApprovalSettings(Duration.ofMinutes(5), false);
}
