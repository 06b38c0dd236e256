package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.tool.ToolListing;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as a run's model is shown it: without the project, which is the run's own, and without the lengths of strings and
 * lists and the ban on further fields, which are checked when a call arrives.
 */
final class RunFunctionSchema {

    private static final String PROJECT = "project";
    private static final List<String> CHECKED_LATER = List.of("minLength", "maxLength", "minItems", "maxItems", "additionalProperties");

    private RunFunctionSchema() {}

    static ModelRequest.Function toFunction(ToolListing tool) {
        var schema = tool.inputSchema().deepCopy();
        if (schema.path("properties") instanceof ObjectNode properties) {
            properties.remove(PROJECT);
        }
        shorten(schema);
        return new ModelRequest.Function(tool.name(), tool.description(), schema);
    }

    private static void shorten(JsonNode schema) {
        if (schema instanceof ObjectNode field) {
            field.remove(CHECKED_LATER);
        }
        schema.path("properties").properties().forEach(field -> shorten(field.getValue()));
        if (schema.has("items")) {
            shorten(schema.path("items"));
        }
    }
}
