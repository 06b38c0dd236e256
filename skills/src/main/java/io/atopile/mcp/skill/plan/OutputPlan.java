package io.atopile.mcp.skill.plan;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output of a skill.
 *
 * @param message summarizes the outcome on its own
 * @param code {@code ok} or an error code, for a skill whose outcome can be a failure; {@code ok} if omitted
 * @param schema of {@code data}
 * @param unsteady the parts of {@code data} that may differ between two equal runs, as JSON Pointers in which {@code *} matches any name
 */
public record OutputPlan(
        JsonataExpression message, Optional<JsonataExpression> code, JsonTemplate data, ObjectNode schema, List<String> unsteady) {

    public OutputPlan {
        unsteady = unsteady == null ? List.of() : List.copyOf(unsteady);
    }
}
