package io.atopile.mcp.conformance.listing;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.EveryTool;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the server as it is wired lists to a client. */
final class Listings {

    private Listings() {}

    static List<JsonNode> over(Transport transport) {
        try (var wiring = Wiring.of(EveryTool.settings());
                var served = transport.serve(wiring.offer());
                var client = served.client()) {
            client.initialize(McpClient.NEWEST_LEGACY);
            var tools = client.result("tools/list", Json.object()).get("tools");
            return StreamSupport.stream(tools.spliterator(), false).toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    static String name(JsonNode tool) {
        return tool.path("name").asString("");
    }
}
