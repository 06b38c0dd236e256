package io.atopile.mcp.skill.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in which every text that begins with {@code =} is an expression. A field whose expression has no result is omitted.
 */
public record JsonTemplate(@JsonValue JsonNode form) {

    static final String MARK = "=";
    public static final JsonTemplate EMPTY = new JsonTemplate(Json.object());

    @JsonCreator
    public JsonTemplate {}

    /** An expression and its position, as a JSON Pointer relative to the template. */
    public record Placed(String pointer, JsonataExpression expression) {}

    /**
     * Evaluates the template with the variables known so far.
     *
     * @throws ExpressionException when one of the expressions can't be evaluated
     */
    public JsonNode fill(JsonNode known) {
        return replaceValues(form, value -> isExpression(value) ? new JsonataExpression(value.asString()).evaluate(known) : value);
    }

    public List<Placed> expressions() {
        return findExpressions(form, "").toList();
    }

    /** Whether it contains an expression. */
    public static boolean isOpen(JsonNode form) {
        return findExpressions(form, "").findAny().isPresent();
    }

    /** Replaces each value that is neither an object nor an array; a field or an item whose value becomes a missing node is omitted. */
    static JsonNode replaceValues(JsonNode node, UnaryOperator<JsonNode> replacement) {
        return switch (node) {
            case ObjectNode object -> {
                var result = Json.object();
                object.properties().forEach(field -> {
                    var value = replaceValues(field.getValue(), replacement);
                    if (!value.isMissingNode()) {
                        result.set(field.getKey(), value);
                    }
                });
                yield result;
            }
            case ArrayNode array -> {
                var result = Json.mapper().createArrayNode();
                array.values().stream().map(item -> replaceValues(item, replacement)).filter(item -> !(item instanceof MissingNode)).forEach(result::add);
                yield result;
            }
            default -> replacement.apply(node);
        };
    }

    private static Stream<Placed> findExpressions(JsonNode node, String pointer) {
        return switch (node) {
            case ObjectNode object -> object.properties().stream()
                    .flatMap(field -> findExpressions(field.getValue(), pointer + "/" + field.getKey()));
            case ArrayNode array -> Stream.iterate(0, index -> index < array.size(), index -> index + 1)
                    .flatMap(index -> findExpressions(array.get(index), pointer + "/" + index));
            default -> isExpression(node) ? Stream.of(new Placed(pointer, new JsonataExpression(node.asString()))) : Stream.empty();
        };
    }

    private static boolean isExpression(JsonNode node) {
        return node.isString() && node.asString().startsWith(MARK);
    }
}
