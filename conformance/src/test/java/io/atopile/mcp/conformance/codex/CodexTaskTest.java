package io.atopile.mcp.conformance.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The real Codex does one task with our tools: it finds them, reads, edits, builds, and gets the verdict. */
class CodexTaskTest {

    private static final String FILE = "divider.ato";
    private static final String OLD = "assert v_out within 2.4V to 2.6V";
    private static final String NEW = "assert v_out within 2.3V to 2.7V";

    @TempDir
    private Path scratch;

    @BeforeEach
    void needsAto() throws InterruptedException {
        RealParts.ato();
    }

    @Test
    void overStdio() throws Exception {
        var board = Board.copy("divider", scratch);
        doesTheTask(board, """
                [mcp_servers.atopile]
                command = "%s"
                args = ["stdio"]
                env = { XDG_STATE_HOME = "%s" }
                required = true
                """.formatted(RealParts.launcher(), scratch.resolve("state")));
    }

    @Test
    void overHttp() throws Exception {
        var board = Board.copy("divider", scratch);
        try (var server = Launched.over(Transport.HTTP, board.root(), scratch)) {
            doesTheTask(board, """
                    [mcp_servers.atopile]
                    url = "%s"
                    http_headers = { Authorization = "Bearer %s" }
                    required = true
                    """.formatted(server.endpoint(), server.token()));
        }
    }

    private void doesTheTask(Board board, String server) throws Exception {
        try (var model = ScriptedModel.playing(
                _ -> Said.search("read edit project file"),
                request -> {
                    assertFound(request, "project_read_file", "project_edit_file");
                    return Said.call("project_read_file", Json.object().put("path", FILE));
                },
                request -> Said.call("project_edit_file", edit(Said.lastEnvelope(request))),
                _ -> Said.search("build the board, verdict"),
                request -> {
                    assertFound(request, "build_run", "build_status");
                    return Said.call("build_run", Json.object().put("wait_seconds", 60));
                },
                request -> Said.finalWord(
                        "The verdict is " + Said.lastEnvelope(request).at("/data/verdict").asString()))) {
            var codex = Codex.configured(scratch.resolve("codex"), board.root(), "gpt-5.5", model.base(), server);
            var run = codex.exec("Widen the assertion of the divider's output and build it.");
            assertEquals(0, run.code(), run::err);
            assertEquals(
                    List.of("project_read_file", "project_edit_file", "build_run"),
                    run.items("mcp_tool_call").stream().map(item -> item.path("tool").asString()).toList());
            assertEquals(
                    List.of("The verdict is verified"),
                    run.items("agent_message").stream().map(item -> item.path("text").asString()).toList());
            assertTrue(board.read(FILE).contains(NEW));
        }
    }

    private static void assertFound(JsonNode request, String... tools) {
        var found = Said.foundTools(request);
        assertTrue(found.containsAll(List.of(tools)), found::toString);
    }

    private static ObjectNode edit(JsonNode read) {
        var anchor = read.at("/data/content")
                .asString()
                .lines()
                .filter(line -> line.strip().endsWith(OLD) && !line.contains("#"))
                .map(line -> line.substring(0, line.indexOf('|')))
                .findFirst()
                .orElseThrow();
        var arguments = Json.object().put("path", FILE);
        arguments.putArray("edits").addObject().put("op", "replace").put("anchor", anchor).put("text", "    " + NEW);
        return arguments;
    }
}
