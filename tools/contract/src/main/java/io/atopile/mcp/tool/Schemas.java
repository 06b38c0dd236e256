package io.atopile.mcp.tool;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives JSON Schemas (2020-12) from records, so that a schema can't drift from the code.
 *
 * <p>The vocabulary is closed: strings, booleans, integers and decimals, enums, lists, optionals and records of these, and an
 * {@link ObjectNode} for an object whose schema only its owner knows. Any other type is a defect, reported when the tool is first
 * listed. Limits of numbers and lists, and defaults, are repeated in the description, because some clients drop the keywords.
 */
public final class Schemas {

    private static final Map<Class<?>, String> PLAIN_TYPES = Map.of(
            String.class, "string", boolean.class, "boolean", Boolean.class, "boolean", int.class, "integer", Integer.class, "integer",
            long.class, "integer", Long.class, "integer", double.class, "number", Double.class, "number", ObjectNode.class, "object");

    private Schemas() {}

    /** Returns the schema of a record; fields that are optional or have a default are not required. */
    public static ObjectNode of(Class<? extends Record> type) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = Json.mapper().createArrayNode();
        for (var component : type.getRecordComponents()) {
            var name = Json.wireName(component.getName());
            properties.set(name, buildFieldSchema(component));
            if (isRequired(component)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    /** Returns the schema of the envelope around a tool's output. */
    public static ObjectNode buildEnvelopeSchema(Class<? extends Record> output) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("ok").put("type", "boolean");
        properties.putObject("code").put("type", "string");
        properties.putObject("message").put("type", "string");
        var data = properties.putObject("data").putArray("anyOf");
        data.add(of(output));
        data.addObject().put("type", "null");
        properties.putObject("retryable").put("type", "boolean");
        var hint = properties.putObject("hint").putArray("anyOf");
        hint.addObject().put("type", "string");
        hint.addObject().put("type", "null");
        var required = schema.putArray("required");
        properties.propertyNames().forEach(required::add);
        return schema.put("additionalProperties", false);
    }

    /** Sets omitted fields of a valid value to their schema's defaults, at any depth. */
    public static void fillDefaults(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            schema.path("properties").properties().forEach(field -> {
                var preset = field.getValue().get("default");
                if (preset != null && !object.has(field.getKey())) {
                    object.set(field.getKey(), preset);
                }
                fillDefaults(object.path(field.getKey()), field.getValue());
            });
        } else {
            value.values().forEach(item -> fillDefaults(item, schema.path("items")));
        }
    }

    static boolean isRequired(RecordComponent component) {
        return component.getType() != Optional.class && !component.isAnnotationPresent(Default.class);
    }

    private static ObjectNode buildFieldSchema(RecordComponent component) {
        var schema = buildTypeSchema(component.getGenericType(), component);
        var range = component.getAnnotation(Range.class);
        if (range != null) {
            applyRange(schema, range);
        }
        var preset = component.getAnnotation(Default.class);
        if (preset != null) {
            schema.set("default", Json.mapper().readTree(preset.value()));
        }
        var text = describe(component, schema, range, preset);
        if (!text.isEmpty()) {
            schema.put("description", text);
        }
        return schema;
    }

    private static ObjectNode buildTypeSchema(Type type, RecordComponent component) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return buildTypeSchema(argument, component);
            }
            if (generic.getRawType() == List.class) {
                var list = Json.object().put("type", "array");
                list.set("items", buildTypeSchema(argument, component));
                return list;
            }
        }
        if (type instanceof Class<?> plain) {
            return buildPlainSchema(plain, component);
        }
        throw buildVocabularyError(component);
    }

    private static ObjectNode buildPlainSchema(Class<?> type, RecordComponent component) {
        var name = PLAIN_TYPES.get(type);
        if (name != null) {
            return Json.object().put("type", name);
        }
        if (type.isEnum()) {
            var schema = Json.object().put("type", "string");
            var names = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(value -> names.add(((Enum<?>) value).name().toLowerCase(Locale.ROOT)));
            return schema;
        }
        if (type.isRecord()) {
            return of(type.asSubclass(Record.class));
        }
        throw buildVocabularyError(component);
    }

    private static void applyRange(ObjectNode schema, Range range) {
        switch (schema.get("type").asString()) {
            case "string" -> schema.put("minLength", range.min()).put("maxLength", range.max());
            case "array" -> schema.put("minItems", range.min()).put("maxItems", range.max());
            default -> schema.put("minimum", range.min()).put("maximum", range.max());
        }
    }

    private static String describe(RecordComponent component, ObjectNode schema, Range range, Default preset) {
        var doc = component.getAnnotation(Doc.class);
        var text = new StringBuilder(doc == null ? "" : doc.value());
        if (range != null && !schema.path("type").asString("").equals("string")) {
            text.append(text.isEmpty() ? "" : " ").append(describeLimits(schema, range));
        }
        if (preset != null) {
            text.append(text.isEmpty() ? "" : " ").append("Default ").append(preset.value()).append('.');
        }
        return text.toString();
    }

    private static String describeLimits(ObjectNode schema, Range range) {
        var unit = schema.path("type").asString("").equals("array") ? " items" : "";
        return range.min() == 0 && !unit.isEmpty()
                ? "At most " + range.max() + unit + "."
                : range.min() + " to " + range.max() + unit + ".";
    }

    private static IllegalArgumentException buildVocabularyError(RecordComponent component) {
        return new IllegalArgumentException("%s.%s: %s is outside the vocabulary of schemas"
                .formatted(
                        component.getDeclaringRecord().getName(), component.getName(), component.getGenericType()));
    }
}
