package io.atopile.mcp.conformance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job, on a real board, with the real {@code ato}, through the program that is shipped. */
class EndToEndTest {

    private static final String FILE = "divider.ato";
    private static final String ASSERTION = "    assert v_out within 2.4V to 2.6V";

    @TempDir
    private Path scratch;

    @BeforeEach
    void needsAto() throws InterruptedException {
        RealParts.ato();
    }

    @ParameterizedTest
    @EnumSource
    void aBoardIsReadEditedBrokenMendedAndBuilt(Transport transport) throws Exception {
        var board = Board.copy("divider", scratch);
        try (var server = Launched.over(transport, board.root(), scratch)) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);

            var targets = done(client.call("workspace_list_targets", Json.object()));
            assertEquals("default", targets.data().at("/projects/0/targets/0/name").asString());

            edit(client, lineOf(client, ASSERTION), "    assert v_out within 2.3V to 2.7V");
            assertTrue(board.read(FILE).contains("2.3V to 2.7V"));

            var built = done(build(client));
            assertEquals("verified", built.data().path("verdict").asString());
            assertEquals(0, built.data().path("unverified_total").asInt());
            assertProgressWasLive(client);

            edit(client, lineOf(client, "    power = new ElectricPower"), "    power = = new ElectricPower");
            assertIsASyntaxError(build(client));

            edit(client, lineOf(client, "    power = = new ElectricPower"), "    power = new ElectricPower");
            assertEquals("verified", done(build(client)).data().path("verdict").asString());
            assertEquals(List.of(), client.strays());
        }
    }

    private static CallResult build(McpClient client) {
        return client.call("build_run", Json.object().put("wait_seconds", 120));
    }

    /** The anchor under which a line is shown. */
    private static String lineOf(McpClient client, String text) {
        var page = done(client.call("project_read_file", Json.object().put("path", FILE)));
        return page.data()
                .path("content")
                .asString()
                .lines()
                .filter(line -> line.endsWith("|" + text))
                .map(line -> line.substring(0, line.indexOf('|')))
                .findFirst()
                .orElseThrow();
    }

    private static void edit(McpClient client, String anchor, String text) {
        var arguments = Json.object().put("path", FILE);
        arguments.putArray("edits").addObject().put("op", "replace").put("anchor", anchor).put("text", text);
        done(client.call("project_edit_file", arguments));
    }

    private static CallResult done(CallResult result) {
        assertTrue(result.ok(), result::message);
        assertFalse(result.isError(), result::message);
        return result;
    }

    private static void assertIsASyntaxError(CallResult broken) {
        assertEquals("build_failed", broken.code());
        assertTrue(broken.isError());
        assertTrue(broken.message().startsWith("FAILED:"), broken::message);
        var error = broken.data().path("first_error");
        assertEquals(FILE, error.path("file").asString());
        assertEquals("syntax_error", error.path("code").asString());
    }

    private static void assertProgressWasLive(McpClient client) {
        var steps = client.told("notifications/progress").stream()
                .map(note -> note.path("progress").asDouble())
                .toList();
        assertTrue(steps.size() >= 2, () -> "Progress: " + steps);
        assertEquals(steps.stream().sorted().distinct().toList(), steps);
    }
}
