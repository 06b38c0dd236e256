package io.atopile.mcp.skill.run;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The outcome of a run of a skill.
 *
 * @param code {@code ok} or an error code
 * @param message without the envelope's {@code FAILED:} prefix
 * @param data follows the skill's own schema; empty if the run ended before it was computed
 */
public record SkillOutcome(
        SkillStatus status, String code, String message, Optional<String> hint, Optional<ObjectNode> data) {

    public static final String OK = "ok";

    public boolean isOk() {
        return code.equals(OK);
    }
}
