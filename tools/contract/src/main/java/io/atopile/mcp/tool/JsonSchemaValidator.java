package io.atopile.mcp.tool;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Validates JSON against a schema and describes problems in terms the caller understands. Loads the validator on first use. */
public final class JsonSchemaValidator {

    private static final int TOLD_AT_MOST = 5;

    private final ObjectNode schema;
    private final String root;
    private final LazyValue<Schema> compiled;

    public JsonSchemaValidator(ObjectNode schema) {
        this(schema, "arguments");
    }

    /** {@code root} is what descriptions call the whole value. */
    public JsonSchemaValidator(ObjectNode schema, String root) {
        this.schema = schema;
        this.root = root;
        this.compiled = LazyValue.of(() -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema));
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
                ? compiled.get().validate(value).stream().map(this::describeError).distinct().limit(TOLD_AT_MOST).toList()
                : outOfRange.stream().map(fault -> "%s %s".formatted(place(fault.pointer()), fault.message())).limit(TOLD_AT_MOST).toList();
    }

    /** Describes why the schema itself can't be used; empty if it can. */
    public Optional<String> describeSchemaProblem() {
        try {
            compiled.get().initializeValidators();
            var faults = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                    .validate(schema);
            return faults.stream().findFirst().map(fault -> "%s: %s".formatted(fault.getInstanceLocation(), fault.getMessage()));
        } catch (RuntimeException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Returns all violations with their locations. */
    public List<Fault> findFaults(JsonNode value) {
        return compiled.get().validate(value).stream()
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

    private String describeError(Error error) {
        var where = error.getInstanceLocation().toString();
        var place = place(where);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> describeUnknownField(place, error.getProperty());
            case "required" -> place.equals(root)
                    ? "%s is missing".formatted(error.getProperty())
                    : "%s.%s is missing".formatted(place, error.getProperty());
            default -> "%s: %s".formatted(place, error.getMessage());
        };
    }

    private String place(String pointer) {
        return pointer.isEmpty() ? root : pointer.substring(1).replace('/', '.');
    }

    private String describeUnknownField(String place, String field) {
        var known = schema.path("properties").propertyNames();
        var near = place.equals(root) ? NameSuggestions.of(field, known) : List.<String>of();
        return near.isEmpty()
                ? "%s: there is no field %s".formatted(place, NameSuggestions.shorten(field))
                : "there is no field %s (did you mean %s?)"
                        .formatted(NameSuggestions.shorten(field), near.stream().collect(Collectors.joining(" or ")));
    }

    /** Finds numbers that a schema allows but no record can represent, such as {@code 1e308} for an integer. */
    private static final class NumberRangeCheck {

        private static final double BEYOND_LONG = 0x1p63;

        private final List<Fault> faults = new ArrayList<>();

        private NumberRangeCheck() {}

        /** Returns the out-of-range numbers of a value with their locations. */
        static List<Fault> findFaults(JsonNode schema, JsonNode value) {
            var range = new NumberRangeCheck();
            range.look(schema, value, "");
            return range.faults;
        }

        private void look(JsonNode schema, JsonNode value, String pointer) {
            if (value.isNumber()) {
                if (exceedsRange(schema.path("type").asString(""), value)) {
                    faults.add(new Fault(pointer, "is out of range"));
                }
            } else if (value.isObject()) {
                value.properties().forEach(field ->
                        look(schema.path("properties").path(field.getKey()), field.getValue(), pointer + "/" + field.getKey()));
            } else if (value.isArray()) {
                for (var i = 0; i < value.size(); i++) {
                    look(schema.path("items"), value.get(i), pointer + "/" + i);
                }
            }
        }

        private static boolean exceedsRange(String type, JsonNode value) {
            var magnitude = Math.abs(value.asDouble(Double.POSITIVE_INFINITY));
            return switch (type) {
                case "integer" -> value.isFloatingPointNumber() ? magnitude >= BEYOND_LONG : !value.canConvertToLong();
                case "number" -> Double.isInfinite(magnitude);
                default -> false;
            };
        }
    }
}
