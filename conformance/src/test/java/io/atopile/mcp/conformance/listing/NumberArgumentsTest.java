package io.atopile.mcp.conformance.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.EveryTool;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every number that a tool takes, with values that no number of that kind can have. */
class NumberArgumentsTest {

    private static final List<String> NO_NUMBERS = List.of("1e400", "-1e400", "\"NaN\"", "\"Infinity\"", "[1]", "{}", "true");
    private static final List<String> NO_WHOLE_NUMBERS = List.of(
            "1e308", "-1e308", "9223372036854775808", "-9223372036854775809", "99999999999999999999", "1.5", "0.1", "1e-3", "9".repeat(400));

    /** An argument by its place; {@code wrap} makes the arguments that hold a value there. */
    private record Place(String name, String type, UnaryOperator<String> wrap) {}

    @Test
    void aValueOutOfRangeIsToldByTheArgumentsName() throws Exception {
        try (var wiring = Wiring.of(EveryTool.settings())) {
            var tools = wiring.offer().tools();
            var tried = 0;
            for (var tool : tools.list()) {
                for (var place : places(tool.inputSchema(), value -> value)) {
                    var values = new ArrayList<>(NO_NUMBERS);
                    values.addAll(place.type().equals("integer") ? NO_WHOLE_NUMBERS : List.of());
                    values.forEach(value -> check(tools, tool, place, value));
                    tried += values.size();
                }
            }
            assertTrue(tried > 300, "Only %d were tried".formatted(tried));
        }
    }

    private static void check(ToolSource tools, ToolListing tool, Place place, String value) {
        var arguments = (ObjectNode) Json.mapper().readTree(place.wrap().apply(value));
        var reply = tools.call(new ToolCall(
                tool.name(), arguments, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE));
        var envelope = String.valueOf(reply.structured());
        var code = reply.structured() == null ? "" : reply.structured().path("code").asString("");
        assertEquals("validation_error", code, () -> "%s %s %s: %s".formatted(tool.name(), place.name(), value, envelope));
        assertTrue(envelope.contains(place.name()), () -> "%s %s %s: %s".formatted(tool.name(), place.name(), value, envelope));
    }

    private static List<Place> places(JsonNode schema, UnaryOperator<String> outer) {
        var places = new ArrayList<Place>();
        schema.path("properties").properties().forEach(property -> {
            UnaryOperator<String> wrap = value -> outer.apply("{\"%s\":%s}".formatted(property.getKey(), value));
            places.addAll(places(property.getKey(), property.getValue(), wrap));
        });
        return places;
    }

    private static List<Place> places(String name, JsonNode schema, UnaryOperator<String> wrap) {
        return switch (schema.path("type").asString("")) {
            case "integer", "number" -> List.of(new Place(name, schema.path("type").asString(), wrap));
            case "array" -> places(name, schema.path("items"), value -> wrap.apply("[" + value + "]"));
            case "object" -> places(schema, wrap);
            default -> List.of();
        };
    }
}
