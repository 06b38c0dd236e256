package io.atopile.mcp.agent.run;

import java.time.Duration;

/**
 * Who approves the calls that a run may not make on its own.
 *
 * @param patience how long a person has to answer; without an answer the call is denied
 * @param byCallingModel whether the model that started a run may approve its calls
 */
public record ApprovalSettings(Duration patience, boolean byCallingModel) {

    public static final ApprovalSettings DEFAULT = new ApprovalSettings(Duration.ofMinutes(5), false);
}
