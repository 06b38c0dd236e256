package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.completed;
import static io.atopile.mcp.model.responses.Acts.created;
import static io.atopile.mcp.model.responses.Acts.done;
import static io.atopile.mcp.model.responses.Acts.message;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.model.responses.ScriptedExchange;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred runs at once on one server: each has its whole context, and the action log has every call. */
class ManyRunsOverHttpTest {

    private static final int RUNS = 200;
    private static final int READS = 3;

    /** Fewer than one session may have under way. */
    private static final int CALLS_AT_ONCE = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path scratch;

    @Test
    void noEntryOfTheActionLogIsLostAndNoPackLacksASection() throws Exception {
        var board = Board.copy("divider", scratch);
        try (var provider = ScriptedResponsesServer.playing(ManyRunsOverHttpTest::reply);
                var server = Provided.over(Transport.HTTP, board.root(), scratch, provider, "")) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);
            for (int first = 0; first < RUNS; first += CALLS_AT_ONCE) {
                var begun = IntStream.range(first, first + CALLS_AT_ONCE)
                        .mapToObj(n -> client.beginCall("run_agent", Json.object().put("prompt", "Task " + n).put("wait_seconds", 0)))
                        .toList();
                begun.forEach(McpClient.InFlight::await);
            }
            await().atMost(PATIENCE).until(() -> provider.requests().size() == RUNS * (READS + 1));
            await().atMost(PATIENCE).until(() -> ended() == RUNS);
            var late = provider.requests().stream().filter(got -> got.body().toString().contains("did not finish in time")).count();
            assertEquals(0, late);
        }
        check();
    }

    private void check() throws IOException {
        var entries = Files.readAllLines(scratch.resolve("state/atopile-mcp/actions.jsonl")).stream().map(Json.mapper()::readTree).toList();
        var byTool = entries.stream().collect(groupingBy(entry -> entry.path("tool").asString(), counting()));
        assertEquals(RUNS, byTool.get("run_agent"), byTool::toString);
        assertTrue(byTool.size() >= 5, byTool::toString);
        byTool.forEach((tool, count) -> assertEquals(0, count % RUNS, () -> "Not once a run: " + byTool));
        var reads = entries.stream().filter(entry -> entry.at("/arguments/path").asString("").equals("divider.ato")).count();
        assertEquals(RUNS * READS, reads);
        assertEquals(List.of(), Files.readAllLines(scratch.resolve("server.log")).stream().filter(line -> line.matches("\\s+at .*|.*Exception.*")).toList());
    }

    private long ended() throws IOException {
        try (var runs = Files.newDirectoryStream(scratch.resolve("state/atopile-mcp/runs"), "r_*")) {
            var ended = 0;
            for (var run : runs) {
                ended += Files.readString(run.resolve("events.jsonl")).contains("turn_completed") ? 1 : 0;
            }
            return ended;
        }
    }

    /** Follows from the conversation alone. */
    private static void reply(ScriptedExchange exchange) throws IOException {
        var read = exchange.request().body().path("input").valueStream()
                .filter(item -> item.path("type").asString().equals("function_call_output"))
                .count();
        var item = read < READS ? call("c" + read, "project_read_file", "{\"path\": \"divider.ato\"}") : message("Done.");
        exchange.begin().send(created("r" + read) + done(item) + completed("r" + read)).end();
    }
}
