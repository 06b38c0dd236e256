package io.atopile.mcp.tool;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arguments that a client sends as JSON text where the schema has another type: {@code "5"}, {@code "true"} or {@code "[\"a\"]"}. Text that is
 * exactly a value of the wanted type is that value; any other text stays as it is, for the validation to reject.
 */
final class TextArguments {

    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_NUMBER = 40;

    private TextArguments() {}

    /** Replaces texts at any depth, in place, and returns the same object. */
    static ObjectNode convert(ObjectNode arguments, JsonNode schema) {
        schema.path("properties").properties().forEach(field -> {
            var value = arguments.get(field.getKey());
            if (value != null) {
                arguments.set(field.getKey(), convertValue(value, field.getValue()));
            }
        });
        return arguments;
    }

    private static JsonNode convertValue(JsonNode value, JsonNode schema) {
        var read = value.isString() ? parse(value.asString(), schema.path("type").asString("string"), value) : value;
        if (read instanceof ObjectNode object) {
            return convert(object, schema);
        }
        if (read instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, convertValue(array.get(i), schema.path("items")));
            }
        }
        return read;
    }

    private static JsonNode parse(String text, String type, JsonNode unchanged) {
        var scalar = !type.equals("array") && !type.equals("object");
        if (type.equals("string") || text.length() > (scalar ? LONGEST_NUMBER : LONGEST) || (scalar && !text.equals(text.strip()))) {
            return unchanged;
        }
        try {
            var read = Json.mapper().readTree(text);
            return hasType(read, type) ? read : unchanged;
        } catch (JacksonException _) {
            return unchanged;
        }
    }

    private static boolean hasType(JsonNode node, String type) {
        return switch (type) {
            case "integer" -> node.isIntegralNumber();
            case "number" -> node.isNumber();
            case "boolean" -> node.isBoolean();
            case "array" -> node.isArray();
            case "object" -> node.isObject();
            default -> false;
        };
    }
}
