package io.atopile.mcp.skill.run;

import io.atopile.mcp.tool.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts values to the types that a schema requires where JSONata's own types are ambiguous: it doesn't distinguish a single
 * value from a list of one, or no value from an empty list, and its divisions turn whole numbers into floating-point ones.
 */
final class SchemaCoercion {

    private static final double LARGEST = 1L << 53;

    private SchemaCoercion() {}

    static JsonNode convert(JsonNode schema, JsonNode value) {
        return switch (getType(schema)) {
            case "array" -> convertArray(schema.path("items"), value);
            case "object" -> value instanceof ObjectNode object ? convertObject(schema, object) : value;
            case "integer" -> value.isNumber() && isWhole(value.asDouble())
                    ? Json.mapper().getNodeFactory().numberNode(value.asLong())
                    : value;
            default -> value;
        };
    }

    private static ArrayNode convertArray(JsonNode items, JsonNode value) {
        var shaped = Json.mapper().createArrayNode();
        if (value instanceof ArrayNode several) {
            several.values().forEach(item -> shaped.add(convert(items, item)));
        } else if (!value.isMissingNode() && !value.isNull()) {
            shaped.add(convert(items, value));
        }
        return shaped;
    }

    private static ObjectNode convertObject(JsonNode schema, ObjectNode value) {
        var properties = schema.path("properties");
        var shaped = Json.object();
        properties.properties().forEach(property -> {
            var name = property.getKey();
            if (value.has(name) && !value.path(name).isNull()) {
                shaped.set(name, convert(property.getValue(), value.path(name)));
            } else if (isRequired(schema, name) && getType(property.getValue()).equals("array")) {
                shaped.set(name, Json.mapper().createArrayNode());
            }
        });
        value.properties().stream().filter(field -> !properties.has(field.getKey())).forEach(field -> shaped.set(field.getKey(), field.getValue()));
        return shaped;
    }

    /** Whether a number is whole, and small enough to be represented exactly. */
    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) <= LARGEST;
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return schema.path("required").values().stream().anyMatch(required -> required.asString().equals(name));
    }

    private static String getType(JsonNode schema) {
        return schema.path("type").asString("");
    }
}
