package io.atopile.mcp.skill.run;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run of a skill came to.
 *
 * @param code {@code ok} or an error code
 * @param message stands without the {@code FAILED:} of the envelope
 * @param data of the skill's own schema; empty where it ended before it could be told
 */
public record SkillOutcome(
        SkillStatus status, String code, String message, Optional<String> hint, Optional<ObjectNode> data) {

    public static final String OK = "ok";

    public boolean isOk() {
        return code.equals(OK);
    }
}
