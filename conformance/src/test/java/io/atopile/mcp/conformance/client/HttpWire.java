package io.atopile.mcp.conformance.client;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Streamable HTTP: a POST per message, whose answer is one JSON body or a stream of events. */
public final class HttpWire implements Wire {

    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";

    private final URI endpoint;
    private final Optional<String> token;
    private final Consumer<JsonNode> sink;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<Thread> running = new CopyOnWriteArrayList<>();
    private volatile Optional<String> session = Optional.empty();
    private volatile Optional<String> version = Optional.empty();

    public HttpWire(URI endpoint, Consumer<JsonNode> sink) {
        this(endpoint, Optional.empty(), sink);
    }

    /** The same to a server that asks for a token. */
    public HttpWire(URI endpoint, Optional<String> token, Consumer<JsonNode> sink) {
        this.endpoint = endpoint;
        this.token = token;
        this.sink = sink;
    }

    /** Requests run beside each other; anything else has been taken in when this returns. */
    @Override
    public void send(String text) {
        var exchange = Thread.ofVirtual().name("http-wire").start(() -> post(text));
        if (isRequest(text)) {
            running.add(exchange);
        } else {
            join(exchange);
        }
    }

    @Override
    public void settle() {
        running.forEach(HttpWire::join);
        running.clear();
    }

    /** Opens the stream of what the server tells unasked; returns when it is open. Over stdio there is nothing to open. */
    @Override
    public void listen() {
        var response = exchange(request().GET().build());
        Thread.ofVirtual().name("http-listener").start(() -> listen(response));
    }

    /** The stream ends with the connection. */
    private void listen(HttpResponse<Stream<String>> response) {
        try (var lines = response.body()) {
            lines.filter(line -> line.startsWith("data:")).map(line -> line.substring("data:".length()).strip()).forEach(this::received);
        } catch (UncheckedIOException _) {
            return;
        }
    }

    private static void join(Thread exchange) {
        try {
            if (!exchange.join(McpClient.PATIENCE)) {
                throw new AssertionError("A POST was not answered in time.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        session.ifPresent(_ -> end());
        http.shutdownNow();
    }

    /** A server that has ended keeps no session. */
    private void end() {
        try {
            exchange(request().DELETE().build());
        } catch (UncheckedIOException gone) {
            if (!(gone.getCause() instanceof ConnectException)) {
                throw gone;
            }
        }
    }

    private static boolean isRequest(String text) {
        var message = parsed(text);
        return message.isObject() && message.has("id") && message.has("method");
    }

    private void post(String text) {
        var response = exchange(request()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text))
                .build());
        response.headers().firstValue(SESSION).ifPresent(id -> session = Optional.of(id));
        var type = response.headers().firstValue("Content-Type").orElse("");
        try (var lines = response.body()) {
            if (type.startsWith("text/event-stream")) {
                lines.filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring("data:".length()).strip())
                        .forEach(this::received);
            } else {
                received(lines.collect(Collectors.joining("\n")));
            }
        }
    }

    private void received(String text) {
        if (text.isEmpty()) {
            return;
        }
        var message = parsed(text);
        var agreed = message.path("result").path("protocolVersion");
        if (agreed.isString()) {
            version = Optional.of(agreed.asString());
        }
        sink.accept(message);
    }

    private HttpRequest.Builder request() {
        var request = HttpRequest.newBuilder(endpoint).header("Accept", "application/json, text/event-stream");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        session.ifPresent(id -> request.header(SESSION, id));
        version.ifPresent(agreed -> request.header(VERSION, agreed));
        return request;
    }

    private HttpResponse<Stream<String>> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofLines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JacksonException _) {
            return Json.mapper().getNodeFactory().stringNode(text);
        }
    }
}
