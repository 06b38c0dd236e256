package io.atopile.mcp.tool;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Validates JSON against a schema and describes problems in terms the caller understands. Loads the validator on first use. */
public final class JsonSchemaValidator {

    private static final int TOLD_AT_MOST = 5;

    private final ObjectNode schema;
    private volatile @Nullable Schema compiled;

    public JsonSchemaValidator(ObjectNode schema) {
        this.schema = schema;
    }

    /**
     * One violation of the schema.
     *
     * @param pointer its location, as a JSON Pointer
     */
    public record Fault(String pointer, String message) {}

    /** Describes the problems, one sentence each; empty if the value is valid. */
    public List<String> describeProblems(JsonNode value) {
        var outOfRange = NumberRangeCheck.findFaults(schema, value);
        return outOfRange.isEmpty()
                ? compileSchema().validate(value).stream().map(this::describeError).distinct().limit(TOLD_AT_MOST).toList()
                : outOfRange.stream().map(fault -> "%s %s".formatted(place(fault.pointer()), fault.message())).limit(TOLD_AT_MOST).toList();
    }

    /** Returns all violations with their locations. */
    public List<Fault> findFaults(JsonNode value) {
        return compileSchema().validate(value).stream()
                .map(error -> new Fault(error.getInstanceLocation().toString(), describeError(error)))
                .distinct()
                .toList();
    }

    /** Removes nulls at any depth, because models send null for omitted fields. */
    static ObjectNode withoutNulls(ObjectNode node) {
        var copy = node.deepCopy();
        dropNulls(copy);
        return copy;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.values().forEach(JsonSchemaValidator::dropNulls);
    }

    private Schema compileSchema() {
        var ready = compiled;
        if (ready == null) {
            ready = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
            compiled = ready;
        }
        return ready;
    }

    private String describeError(Error error) {
        var where = error.getInstanceLocation().toString();
        var place = place(where);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> describeUnknownField(place, error.getProperty());
            case "required" -> place.equals("arguments")
                    ? "%s is missing".formatted(error.getProperty())
                    : "%s.%s is missing".formatted(place, error.getProperty());
            default -> "%s: %s".formatted(place, error.getMessage());
        };
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "arguments" : pointer.substring(1).replace('/', '.');
    }

    private String describeUnknownField(String place, String field) {
        var known = schema.path("properties").propertyNames();
        var near = place.equals("arguments") ? NameSuggestions.of(field, known) : List.<String>of();
        return near.isEmpty()
                ? "%s: there is no field %s".formatted(place, NameSuggestions.shorten(field))
                : "there is no field %s (did you mean %s?)"
                        .formatted(NameSuggestions.shorten(field), near.stream().collect(Collectors.joining(" or ")));
    }
}
