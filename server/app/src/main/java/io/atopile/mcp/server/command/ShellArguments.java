package io.atopile.mcp.server.command;

import io.atopile.mcp.tool.Json;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool's arguments as typed in a shell. */
final class ShellArguments {

    private ShellArguments() {}

    /**
     * Returns the JSON object with each {@code name=value} pair set in it. A value is text if the schema says so, otherwise
     * JSON.
     *
     * @throws IllegalArgumentException if something that must be JSON is not
     */
    static ObjectNode of(String json, List<String> pairs, ObjectNode schema) {
        if (!(parse(json) instanceof ObjectNode arguments)) {
            throw new IllegalArgumentException("the arguments must be a JSON object");
        }
        for (var pair : pairs) {
            var equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("an argument must be NAME=VALUE, not " + pair);
            }
            var name = pair.substring(0, equals);
            var value = pair.substring(equals + 1);
            var isText = schema.at("/properties/" + name + "/type").asString("string").equals("string");
            arguments.set(name, isText ? Json.mapper().getNodeFactory().stringNode(value) : parse(value));
        }
        return arguments;
    }

    private static JsonNode parse(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JacksonException _) {
            throw new IllegalArgumentException("This is not JSON: " + text);
        }
    }
}
