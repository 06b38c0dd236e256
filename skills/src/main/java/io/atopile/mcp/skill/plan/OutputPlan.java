package io.atopile.mcp.skill.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a skill answers.
 *
 * @param message says alone what it came to
 * @param code {@code ok} or an error code, where the outcome can be a failure; left out, {@code ok}
 * @param schema of {@code data}
 * @param unsteady what in {@code data} may differ between two equal runs, as JSON Pointers in which {@code *} stands for any name
 */
public record OutputPlan(
        JsonataExpression message, Optional<JsonataExpression> code, JsonTemplate data, ObjectNode schema, List<String> unsteady) {

    public OutputPlan(
            JsonataExpression message, Optional<JsonataExpression> code, JsonTemplate data, ObjectNode schema, @Nullable List<String> unsteady) {
        this.message = message;
        this.code = code;
        this.data = data;
        this.schema = schema;
        this.unsteady = unsteady == null ? List.of() : List.copyOf(unsteady);
    }
}
