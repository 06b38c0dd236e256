package io.atopile.mcp.conformance.docs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.tool.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a run's events and of the deltas between them, derived from their records. */
final class EventSchema {

    /** A kind of event, by the name it has on the wire. */
    record Kind(String name, Class<?> type) {}

    private final ObjectNode definitions = Json.object();

    private EventSchema() {}

    static List<Kind> events() {
        return kinds(RunEvent.class);
    }

    static List<Kind> deltas() {
        return kinds(RunDelta.class);
    }

    private static List<Kind> kinds(Class<?> sealed) {
        var kinds = new ArrayList<Kind>();
        for (var kind : sealed.getAnnotation(JsonSubTypes.class).value()) {
            kinds.add(new Kind(kind.name(), kind.value()));
        }
        return kinds;
    }

    static ObjectNode whole() {
        return new EventSchema().made();
    }

    private ObjectNode made() {
        var schema = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Events of an agent run")
                .put("description", "One line of events.jsonl, of --json, or the data of one server-sent event.");
        var any = schema.putArray("oneOf");
        for (var kind : events()) {
            any.addObject().put("$ref", "#/$defs/" + kind.name());
            var event = object(kind);
            ((ObjectNode) event.get("properties")).putObject("seq").put("type", "integer").put("minimum", 1);
            ((ObjectNode) event.get("properties")).putObject("at").put("type", "string").put("format", "date-time");
            event.withArray("required").add("seq").add("at");
            definitions.set(kind.name(), event);
        }
        for (var kind : deltas()) {
            any.addObject().put("$ref", "#/$defs/" + kind.name());
            definitions.set(kind.name(), object(kind));
        }
        schema.set("$defs", definitions);
        return schema;
    }

    private ObjectNode object(Kind kind) {
        var object = object(kind.type());
        ((ObjectNode) object.get("properties")).putObject("type").put("const", kind.name());
        object.withArray("required").add("type");
        return object;
    }

    private ObjectNode object(Class<?> type) {
        var object = Json.object().put("type", "object");
        var properties = object.putObject("properties");
        var required = object.putArray("required");
        for (var component : type.getRecordComponents()) {
            properties.set(name(component), schema(component.getGenericType()));
            if (component.getType() != Optional.class) {
                required.add(name(component));
            }
        }
        return object.put("additionalProperties", false);
    }

    static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            var inner = schema(generic.getActualTypeArguments()[0]);
            var isList = Collection.class.isAssignableFrom((Class<?>) generic.getRawType());
            return isList ? Json.object().put("type", "array").set("items", inner) : inner;
        }
        return plain((Class<?>) type);
    }

    private ObjectNode plain(Class<?> type) {
        var schema = Json.object();
        if (type == BlobId.class) {
            return schema.put("type", "string").put("pattern", "^[0-9a-f]{64}$");
        }
        if (type == String.class || type == Duration.class) {
            return schema.put("type", "string");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == BigDecimal.class) {
            return schema.put("type", "number");
        }
        return type.isEnum() ? choice(type, schema.put("type", "string")) : reference(type, schema);
    }

    private static ObjectNode choice(Class<?> type, ObjectNode schema) {
        var values = schema.putArray("enum");
        for (var value : type.getEnumConstants()) {
            values.add(((Enum<?>) value).name().toLowerCase(Locale.ROOT));
        }
        return schema;
    }

    private ObjectNode reference(Class<?> type, ObjectNode schema) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("Nothing says how %s is written".formatted(type));
        }
        if (!definitions.has(type.getSimpleName())) {
            definitions.putObject(type.getSimpleName());
            definitions.set(type.getSimpleName(), object(type));
        }
        return schema.put("$ref", "#/$defs/" + type.getSimpleName());
    }
}
