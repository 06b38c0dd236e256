package io.atopile.mcp.conformance.strict;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client is told when what it has listed or subscribed to changes, and of nothing else. */
class ChangesTest {

    private static final String RESOURCES = "notifications/resources/list_changed";
    private static final String PROMPTS = "notifications/prompts/list_changed";
    private static final String UPDATED = "notifications/resources/updated";
    private static final String BOM_FILE = "build/builds/default/default.bom.csv";
    private static final String BOM = "atopile://artifact/~/build/builds/default/default.bom.csv";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource(Transport.class)
    void changesAreTold(Transport transport) throws Exception {
        var board = Board.copy("divider", scratch.toRealPath()).root();
        try (var wiring = WiredProject.wire(scratch.resolve("home"), board);
                var served = transport.serve(wiring.offer());
                var client = listen(served);
                var other = listen(served)) {
            client.result("resources/list", Json.object());
            client.result("prompts/list", Json.object());
            change(client, board);
            for (var method : List.of(RESOURCES, PROMPTS, UPDATED)) {
                assertEquals(List.of(), other.told(method), method);
            }
        }
    }

    private void change(McpClient client, Path board) throws IOException {
        WiredProject.write(board, BOM_FILE, "Designator");
        await().atMost(SOON).until(() -> !client.told(RESOURCES).isEmpty());
        client.result("resources/subscribe", Json.object().put("uri", BOM));
        WiredProject.write(board, BOM_FILE, "Designator,Quantity");
        await().atMost(SOON).until(() -> !client.told(UPDATED).isEmpty());
        assertEquals(List.of(BOM), client.told(UPDATED).stream().map(told -> told.path("uri").asString()).toList());

        client.result("resources/unsubscribe", Json.object().put("uri", BOM));
        var listed = client.told(RESOURCES).size();
        WiredProject.write(board, BOM_FILE, "Designator,Quantity,Value");
        WiredProject.write(scratch, "home/config/atopile-mcp/skills/own/SKILL.md", "---\nname: own\ndescription: What I do often.\n---\nDo it.\n");
        await().atMost(SOON).until(() -> !client.told(PROMPTS).isEmpty());
        assertEquals(1, client.told(UPDATED).size());
        Files.delete(board.resolve(BOM_FILE));
        await().atMost(SOON).until(() -> client.told(RESOURCES).size() > listed);
    }

    private static McpClient listen(Transport.Served served) {
        var client = served.client();
        var capabilities = client.initialize(McpClient.NEWEST_LEGACY).path("capabilities");
        assertTrue(capabilities.at("/resources/listChanged").asBoolean() && capabilities.at("/prompts/listChanged").asBoolean());
        client.wire().listen();
        return client;
    }
}
