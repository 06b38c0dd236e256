package io.atopile.mcp.agent.engine;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a run's final answer against the output schema that its caller asked for. */
record AnswerCheck(ObjectNode schema) {

    private static final String NAME = "answer";

    /** The result of a check. */
    sealed interface Verdict {
        /** The answer matches; {@code json} is the value alone. */
        record Matches(String json) implements Verdict {}

        /** It doesn't, for these reasons. */
        record Violates(List<String> violations) implements Verdict {
            public Violates {
                violations = List.copyOf(violations);
            }
        }
    }

    Verdict check(String answer) {
        var values = AnswerJson.findValues(answer);
        return switch (values.size()) {
            case 0 -> new Verdict.Violates(List.of("the answer contains no JSON value"));
            case 1 -> validate(values.getFirst());
            default -> new Verdict.Violates(List.of("the answer contains %d JSON values, so it is not clear which one is meant".formatted(values.size())));
        };
    }

    private Verdict validate(JsonNode value) {
        var violations = new JsonSchemaValidator(schema, NAME).describeProblems(value);
        return violations.isEmpty() ? new Verdict.Matches(Json.mapper().writeValueAsString(value)) : new Verdict.Violates(violations);
    }
}
