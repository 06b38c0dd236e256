package io.atopile.mcp.server.http;

import io.atopile.mcp.server.mcp.SessionLimits;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server on a free port with the fixture's tools, and a client to it. */
final class Served implements AutoCloseable {

    static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{"elicitation":{}},"clientInfo":{"name":"tester","version":"1"}}}""";

    final FixtureTools tools = new FixtureTools();
    final LinkedBlockingQueue<Throwable> defects = new LinkedBlockingQueue<>();
    final McpHttpServer face;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Served() {
        this(new HttpSettings("127.0.0.1", 0, new HttpAuthentication.None()));
    }

    Served(HttpSettings settings) {
        try {
            face = McpHttpServer.start(new Fixture(tools).offer(), settings, (_, defect) -> {
                defects.add(defect);
                return "r1";
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static HttpSettings limited(SessionLimits limits) {
        return bounded(RequestBounds.DEFAULT.withMessageBytes(10_000), limits);
    }

    static HttpSettings bounded(RequestBounds bounds, SessionLimits limits) {
        return new HttpSettings("127.0.0.1", 0, new HttpAuthentication.None(), bounds, Duration.ofMillis(200), limits);
    }

    /** Limits on how many there are, with these times. */
    static SessionLimits limits(int sessions, Duration idle, Duration heartbeat) {
        return new SessionLimits(sessions, 100, 100, 100, 100, idle, heartbeat);
    }

    /** A request as a proper client makes it, with these headers in the place of the usual ones. */
    HttpRequest.Builder request(@Nullable String session, String... headers) {
        var request = HttpRequest.newBuilder(face.uri())
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        if (session != null) {
            request.header("Mcp-Session-Id", session);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(@Nullable String session, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(session, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    CompletableFuture<HttpResponse<String>> postLater(@Nullable String session, String body) {
        return client.sendAsync(
                request(session).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Hands every message but the last to {@code before} as it comes; the last is the answer. */
    CompletableFuture<JsonNode> follow(String session, String body, Consumer<JsonNode> before) {
        var request = request(session).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return CompletableFuture.supplyAsync(() -> {
            try (var lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
                return lines.filter(line -> line.startsWith("data: "))
                        .map(line -> Json.mapper().readTree(line.substring("data: ".length())))
                        .peek(message -> {
                            if (message.has("method")) {
                                before.accept(message);
                            }
                        })
                        .reduce((_, last) -> last)
                        .orElseThrow();
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    String openSession() throws IOException, InterruptedException {
        var hello = post(null, INITIALIZE);
        var session = hello.headers().firstValue("Mcp-Session-Id").orElseThrow();
        post(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return session;
    }

    /** The answer to a request, whatever else came before it. */
    JsonNode answer(String session, String body) throws IOException, InterruptedException {
        return messages(post(session, body)).getLast();
    }

    /** What a response holds: one JSON body, or the data of its events in order. */
    static List<JsonNode> messages(HttpResponse<String> response) {
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            return List.of(Json.mapper().readTree(response.body()));
        }
        return response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Json.mapper().readTree(line.substring("data: ".length())))
                .toList();
    }

    static String call(Object id, String tool, String arguments) {
        return call(id, tool, arguments, "{}");
    }

    static String call(Object id, String tool, String arguments, String meta) {
        return """
                {"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":"%s","arguments":%s,"_meta":%s}}"""
                .formatted(id, tool, arguments, meta);
    }

    static String cancel(Object id) {
        return """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%s}}""".formatted(id);
    }

    static String text(JsonNode answer) {
        return answer.at("/result/content/0/text").asString("");
    }

    /** A connection of its own, on which anything can be written. */
    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), face.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Writes a request as it stands and reads all that comes until the server closes. */
    String raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        tools.release();
        face.close();
        client.shutdownNow();
    }
}
