package io.atopile.mcp.model.transport;

import tools.jackson.databind.JsonNode;

/**
 * Whether a schema may be enforced by the provider: strict schemas must require each property and allow no other, at every depth.
 * Providers refuse any other schema that is sent as strict.
 */
public final class StrictSchema {

    private StrictSchema() {}

    public static boolean allows(JsonNode schema) {
        if (schema.isObject() && schema.has("properties") && !isClosed(schema)) {
            return false;
        }
        if (schema.path("type").asString("").equals("object") && !schema.has("properties")) {
            return false;
        }
        return schema.isContainer() ? schema.values().stream().allMatch(StrictSchema::allows) : true;
    }

    private static boolean isClosed(JsonNode schema) {
        var required = schema.path("required").values().stream().map(name -> name.asString("")).toList();
        var open = schema.path("additionalProperties");
        return open.isBoolean() && !open.asBoolean() && required.containsAll(schema.path("properties").propertyNames());
    }
}
