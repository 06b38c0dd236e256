package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolListing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what a skill writes and reads against JSON Schemas, as far as that is possible before it runs. */
final class SchemaChecks {

    /** A position at which a template doesn't match a schema, as a JSON Pointer relative to the template. */
    record Misfit(String pointer, String message) {}

    /**
     * A name that a schema doesn't define.
     *
     * @param at how many names precede it in the chain
     * @param known the names that the schema defines at that level
     */
    record Unknown(int at, String name, Collection<String> known) {
        Unknown {
            known = List.copyOf(known);
        }
    }

    private SchemaChecks() {}

    /** Returns the schema of what a step's id refers to: the envelope of its tool, and the fields that describe how the step ran. */
    static ObjectNode buildResultSchema(ToolListing tool) {
        var shape = tool.outputSchema() == null ? anything() : tool.outputSchema().deepCopy();
        if (shape.path("properties") instanceof ObjectNode properties) {
            properties.putObject("state").put("type", "string");
            properties.putObject("items").put("type", "array");
            properties.putObject("left_out").put("type", "integer");
            properties.putObject("picture").put("type", "string");
        }
        return shape;
    }

    /** Returns an empty schema, which allows everything. */
    static ObjectNode anything() {
        return Json.object();
    }

    /** Returns the first name of a chain that a schema doesn't define; empty if the schema doesn't describe the chain that far. */
    static Optional<Unknown> findUnknown(JsonNode schema, List<String> chain) {
        var at = schema;
        for (var index = 0; index < chain.size(); index++) {
            var name = chain.get(index);
            at = resolveInner(at);
            var properties = at.path("properties");
            if (properties.isMissingNode()) {
                return Optional.empty();
            }
            if (!properties.has(name)) {
                return Optional.of(new Unknown(index, name, properties.propertyNames()));
            }
            at = properties.path(name);
        }
        return Optional.empty();
    }

    /** Descends through lists, and through alternatives to null. */
    private static JsonNode resolveInner(JsonNode schema) {
        var at = schema;
        while (at.has("items") || at.has("anyOf")) {
            at = at.has("items") ? at.path("items") : at.path("anyOf").path(0);
        }
        return at;
    }

    /** Returns where a template can't match the schema, whatever its expressions evaluate to. */
    static List<Misfit> findMisfits(ObjectNode schema, JsonNode form) {
        var misfits = new ArrayList<Misfit>();
        var properties = schema.path("properties");
        var closed = schema.path("additionalProperties").isBoolean() && !schema.path("additionalProperties").asBoolean();
        form.properties().forEach(field -> {
            var name = field.getKey();
            if (properties.has(name)) {
                checkValue(properties.path(name), field.getValue(), "/" + name, misfits);
            } else if (closed) {
                misfits.add(new Misfit("/" + name, "there is no field %s%s".formatted(
                        NameSuggestions.shorten(name), DeclarationCheck.formatSuggestion(name, properties.propertyNames()))));
            }
        });
        schema.path("required").values().stream()
                .map(JsonNode::asString)
                .filter(name -> !form.has(name))
                .forEach(name -> misfits.add(new Misfit("", "%s is missing".formatted(name))));
        return misfits;
    }

    private static void checkValue(JsonNode schema, JsonNode value, String pointer, List<Misfit> misfits) {
        if (!JsonTemplate.isOpen(value) && schema instanceof ObjectNode closed) {
            new JsonSchemaValidator(closed).findFaults(value).forEach(fault -> misfits.add(new Misfit(
                    pointer, "%s: %s".formatted(pointer.substring(1), fault.message().replaceFirst("^arguments: ", "")))));
        }
    }
}
