package io.atopile.mcp.server.doctor;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.http.HttpAuthentication;
import io.atopile.mcp.server.http.HttpSettings;
import io.atopile.mcp.server.http.McpHttpServer;
import io.atopile.mcp.server.log.LoggingDefectReporter;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Briefly serves on a free port with a token of its own, lists the tools, calls one, and verifies that requests without the
 * token are rejected.
 */
final class HttpProbe {

    private final Settings settings;
    private final String token = UUID.randomUUID().toString();

    HttpProbe(Settings settings) {
        this.settings = settings;
    }

    DoctorFinding examine() throws InterruptedException {
        try (var wiring = Wiring.of(settings);
                var face = McpHttpServer.start(
                        wiring.offer(), new HttpSettings("127.0.0.1", 0, new HttpAuthentication.Bearer(() -> token)), new LoggingDefectReporter());
                var client = HttpClient.newHttpClient()) {
            return probeSession(client, face.uri());
        } catch (IOException | JacksonException failure) {
            return buildBrokenFinding("it does not respond");
        }
    }

    private DoctorFinding probeSession(HttpClient client, URI uri) throws IOException, InterruptedException {
        var stranger = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
        if (stranger.statusCode() != 401) {
            return buildBrokenFinding("it accepts requests without a token");
        }
        var hello = post(client, uri, "", 1, "initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"doctor\",\"version\":\"1\"}}");
        var session = hello.headers().firstValue("Mcp-Session-Id").orElse("");
        var tools = parseJson(post(client, uri, session, 2, "tools/list", "{}")).at("/result/tools").size();
        var answered = parseJson(post(
                        client, uri, session, 3, "tools/call", "{\"name\":\"workspace_list_targets\",\"arguments\":{}}"))
                .at("/result/structuredContent/code")
                .asString("");
        return tools > 0 && !answered.isEmpty() && !answered.equals(ErrorCode.INTERNAL_ERROR.wireName())
                ? DoctorFinding.ofOk("http", "%d tools listed; a call was answered".formatted(tools))
                : buildBrokenFinding("it lists %d tools and answered a test call with \"%s\"".formatted(tools, answered));
    }

    private static DoctorFinding buildBrokenFinding(String what) {
        return DoctorFinding.ofBroken("http", what, "Run atopile-mcp serve and read its output.");
    }

    private HttpResponse<String> post(
            HttpClient client, URI uri, String session, int id, String method, String params)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-06-18");
        }
        var body = "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, params);
        return client.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Parses the response, whether it is JSON or the last event of a stream. */
    private static JsonNode parseJson(HttpResponse<String> response) {
        var data = response.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .reduce((_, last) -> last)
                .map(line -> line.substring("data:".length()));
        return Json.mapper().readTree(data.orElse(response.body()));
    }
}
