package io.atopile.mcp.conformance.codex;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model says to Codex, in the items of the Responses API, and how it reads what it was told. */
final class Said {

    private static final String NAMESPACE = "mcp__atopile";

    private Said() {}

    static ObjectNode search(String query) {
        var item = Json.object()
                .put("type", "tool_search_call")
                .put("id", "ts_1")
                .put("call_id", "search")
                .put("execution", "client")
                .put("status", "completed");
        item.putObject("arguments").put("query", query);
        return item;
    }

    static ObjectNode call(String tool, ObjectNode arguments) {
        return Json.object()
                .put("type", "function_call")
                .put("id", "fc_" + tool)
                .put("call_id", "call_" + tool)
                .put("namespace", NAMESPACE)
                .put("name", tool)
                .put("arguments", arguments.toString());
    }

    static ObjectNode finalWord(String text) {
        var item = Json.object().put("type", "message").put("id", "msg_1").put("role", "assistant");
        item.putArray("content").addObject().put("type", "output_text").put("text", text);
        return item;
    }

    /** The envelope that came of the last call, as Codex passes it on: some words, then the JSON. */
    static JsonNode lastEnvelope(JsonNode request) {
        var output = lastItem(request, "function_call_output").path("output").asString("");
        return Json.mapper().readTree(output.substring(output.indexOf('{')));
    }

    /** The names of our tools that a search found. */
    static List<String> foundTools(JsonNode request) {
        return elements(lastItem(request, "tool_search_output").path("tools"))
                .filter(space -> space.path("name").asString("").equals(NAMESPACE))
                .flatMap(space -> elements(space.path("tools")))
                .map(tool -> tool.path("name").asString(""))
                .toList();
    }

    /** The names of our tools that the model is offered directly. */
    static List<String> offeredTools(JsonNode request) {
        return elements(request.path("tools"))
                .filter(space -> space.path("name").asString("").equals(NAMESPACE))
                .flatMap(space -> elements(space.path("tools")))
                .map(tool -> tool.path("name").asString(""))
                .toList();
    }

    private static JsonNode lastItem(JsonNode request, String type) {
        return elements(request.path("input"))
                .filter(item -> item.path("type").asString("").equals(type))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("No " + type + " in " + request.path("input")));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
