package io.atopile.mcp.conformance.docs;

import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolListing;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Every tool with its arguments and what its answer's data holds. */
final class ToolReference {

    private ToolReference() {}

    static String of(List<ToolListing> tools) {
        return """
                # Tools

                Generated from the code. Every tool returns the envelope `{ok, code, message, data, retryable, hint}`; the tables show `data`.

                """
                + tools.stream().map(ToolReference::of).collect(Collectors.joining("\n"));
    }

    private static String of(ToolListing tool) {
        var output = tool.outputSchema();
        return "## `%s`\n\n%s\n\n%s\n\n%s\n%s"
                .formatted(
                        tool.name(),
                        tool.description(),
                        hints(Objects.requireNonNull(tool.hints())),
                        table("argument", tool.inputSchema()),
                        output == null ? "A success is a picture, and the envelope as text.\n" : table("data", output.at("/properties/data/anyOf/0")));
    }

    private static String hints(ToolAnnotations hints) {
        var words = hints.readOnly()
                ? "Read only"
                : hints.destructive() ? "May delete data that can't be restored" : "Changes the project or its builds";
        return words + (hints.idempotent() ? "; can be repeated" : "")
                + (hints.openWorld() ? "; reaches the network." : "; stays on this machine.");
    }

    private static String table(String title, JsonNode schema) {
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        var rows = schema.path("properties").properties().stream()
                .map(field -> "| `%s`%s | %s | %s |\n"
                        .formatted(
                                field.getKey(),
                                required.contains(field.getKey()) ? "" : "?",
                                type(field.getValue()),
                                field.getValue().path("description").asString("").replace("|", "\\|")))
                .collect(Collectors.joining());
        return "| %s | type | |\n|---|---|---|\n%s".formatted(title, rows);
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.get("enum").spliterator(), false)
                    .map(value -> "`" + value.asString() + "`")
                    .collect(Collectors.joining(" "));
        }
        return switch (schema.path("type").asString("")) {
            case "array" -> "list of " + type(schema.get("items"));
            case "object" ->
                "{" + String.join(", ", schema.path("properties").propertyNames()) + "}";
            case String plain -> plain;
        };
    }
}
