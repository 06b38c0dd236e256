package io.atopile.mcp.tools.design;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The rows of a comparison as one line of text each. */
final class ComparisonRows {

    private ComparisonRows() {}

    static List<String> list(JsonNode data, String name, Function<JsonNode, String> told) {
        return data.path(name).values().stream().map(told).toList();
    }

    static String part(JsonNode one) {
        return "%s %s %s".formatted(one.path("address").asString(), one.at("/before/mpn").asString(""), one.at("/after/mpn").asString(""));
    }

    static String net(JsonNode one) {
        return "%s +%s -%s".formatted(one.path("net").asString(), one.path("pins_added"), one.path("pins_removed"));
    }

    static String parameter(JsonNode one) {
        return "%s %s %s".formatted(one.path("path").asString(), one.path("spec_before").asString(), one.path("spec_after").asString());
    }

    static String line(JsonNode one) {
        return "%s %d %d".formatted(one.path("mpn").asString(), one.path("quantity_before").asInt(), one.path("quantity_after").asInt());
    }

    static String assertion(JsonNode one) {
        return "%s:%d %s; %s".formatted(one.path("file").asString(), one.path("line").asInt(), one.path("before").asString(), one.path("after").asString());
    }

    static String move(JsonNode one) {
        return "%s %s %s".formatted(one.path("address").asString(), one.path("distance_mm").asDouble(), one.path("turned_deg").asDouble());
    }

    static String verdict(JsonNode one) {
        return "%s:%d %s %s %s; %s".formatted(
                one.path("file").asString(),
                one.path("line").asInt(),
                one.path("before").asString(),
                one.path("after").asString(),
                one.path("range_before").asString(),
                one.path("range_after").asString());
    }

    static String value(JsonNode one) {
        var breaks = one.path("breaks").valueStream().map(JsonNode::asString).toList();
        return "%s %s %s %s".formatted(one.path("parameter").asString(), one.path("before").asString(), one.path("after").asString(), breaks);
    }
}
