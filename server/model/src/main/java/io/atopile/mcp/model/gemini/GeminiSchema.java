package io.atopile.mcp.model.gemini;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reduces a JSON schema to the dialect that Gemini takes: it rejects keywords that it doesn't know. */
final class GeminiSchema {

    private static final Set<String> KEPT =
            Set.of("type", "description", "enum", "required", "minItems", "maxItems", "minimum", "maximum", "format", "nullable");
    private static final Set<String> FORMATS = Set.of("enum", "date-time", "int32", "int64", "float", "double");

    private GeminiSchema() {}

    static ObjectNode of(JsonNode schema) {
        var reduced = Json.object();
        for (var field : schema.properties()) {
            var value = field.getValue();
            switch (field.getKey()) {
                case "type" -> addType(value, reduced);
                case "const" -> reduced.put("type", "string").putArray("enum").add(value.asString(value.toString()));
                case "enum" -> addChoices(value, reduced);
                case "format" -> {
                    if (FORMATS.contains(value.asString(""))) {
                        reduced.set("format", value);
                    }
                }
                case "items" -> reduced.set("items", of(value));
                case "properties" -> {
                    var properties = reduced.putObject("properties");
                    value.properties().forEach(property -> properties.set(property.getKey(), of(property.getValue())));
                }
                case "anyOf", "oneOf" -> {
                    var choices = reduced.putArray("anyOf");
                    value.values().forEach(choice -> choices.add(of(choice)));
                }
                case String name when KEPT.contains(name) -> reduced.set(name, value);
                default -> {}
            }
        }
        return complete(reduced);
    }

    /** Keeps the first type of several; {@code null} among them means that the value may be absent. */
    private static void addType(JsonNode type, ObjectNode reduced) {
        for (var name : type.isArray() ? type.values() : List.of(type)) {
            if (name.asString("").equals("null")) {
                reduced.put("nullable", true);
            } else if (!reduced.has("type")) {
                reduced.set("type", name);
            }
        }
    }

    private static void addChoices(JsonNode choices, ObjectNode reduced) {
        var texts = choices.values().stream().filter(JsonNode::isString).toList();
        if (texts.size() == choices.size()) {
            var kept = reduced.put("type", "string").putArray("enum");
            texts.forEach(kept::add);
        }
    }

    /** Every array needs items, and every schema a type. */
    private static ObjectNode complete(ObjectNode reduced) {
        if (!reduced.has("type") && !reduced.has("anyOf")) {
            reduced.put("type", reduced.has("properties") ? "object" : "string");
        }
        if (reduced.path("type").asString("").equals("array") && !reduced.has("items")) {
            reduced.putObject("items").put("type", "string");
        }
        return reduced;
    }
}
