package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's events as server-sent events: all of them, or from where a watcher left off. */
class RunEventsOverHttpTest {

    @TempDir
    private Path scratch;

    private String token = "";

    @Test
    void aRunIsFollowedToItsEndAndFromTheMiddle() throws Exception {
        var board = Board.copy("divider", scratch);
        try (var provider = ScriptedResponsesServer.playing(answer("1", message("Hello.")));
                var server = Provided.over(Transport.HTTP, board.root(), scratch, provider, "");
                var client = HttpClient.newHttpClient()) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            var run = server.client().call("run_agent", Json.object().put("prompt", "Say hello.").put("wait_seconds", 50));
            var events = server.endpoint().resolve("/runs/" + run.data().path("run_id").asString() + "/events");

            assertEquals(401, get(client, events).statusCode());
            token = server.token();
            var all = get(client, events);
            assertEquals(200, all.statusCode());
            assertTrue(all.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
            var last = run.data().path("event").asLong();
            assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), ids(all));
            assertTrue(all.body().contains("event: turn_completed\ndata: {\"seq\":" + last), all::body);
            assertEquals(LongStream.rangeClosed(3, last).boxed().toList(), ids(get(client, events, "Last-Event-ID", "2")));

            assertEquals(400, get(client, events, "Last-Event-ID", "two").statusCode());
            assertEquals(403, get(client, events, "Origin", "http://evil.example").statusCode());
            assertEquals(406, get(client, events, "Accept", "application/json").statusCode());
            assertEquals(404, get(client, server.endpoint().resolve("/runs/r_0000000000000/events")).statusCode());
        }
    }

    private static List<Long> ids(HttpResponse<String> response) {
        return response.body().lines().filter(line -> line.startsWith("id: ")).map(line -> Long.valueOf(line.substring(4))).toList();
    }

    private HttpResponse<String> get(HttpClient client, URI uri, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
