package io.atopile.mcp.conformance.client;

import io.atopile.mcp.tool.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One line per message, over the streams of a child process or of a face in this one. */
public final class StdioWire implements Wire {

    private static final String FENCE = "fence-";

    private final BufferedWriter out;
    private final Consumer<JsonNode> sink;
    private final Thread reader;
    private final Map<String, CompletableFuture<Void>> fences = new ConcurrentHashMap<>();

    public StdioWire(InputStream fromServer, OutputStream toServer, Consumer<JsonNode> sink) {
        this.out = new BufferedWriter(new OutputStreamWriter(toServer, StandardCharsets.UTF_8));
        this.sink = sink;
        this.reader = Thread.ofVirtual().name("stdio-wire").start(() -> read(fromServer));
    }

    @Override
    public synchronized void send(String text) {
        try {
            out.write(text);
            out.write('\n');
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A ping is answered after everything before it was read. */
    @Override
    public void settle() {
        var name = FENCE + (fences.size() + 1);
        var passed = new CompletableFuture<Void>();
        fences.put(name, passed);
        send("{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}".formatted(name));
        passed.orTimeout(McpClient.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Ends the server's input; its last answers still reach the sink. */
    @Override
    public void close() {
        try {
            out.close();
            reader.join(McpClient.PATIENCE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream fromServer) {
        try (var lines = new BufferedReader(new InputStreamReader(fromServer, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                received(line);
            }
        } catch (IOException gone) {
            sink.accept(Json.mapper().getNodeFactory().stringNode("The stream broke: " + gone));
        }
    }

    private void received(String line) {
        var message = parsed(line);
        var fence = fences.get(message.path("id").asString(""));
        if (fence == null) {
            sink.accept(message);
        } else {
            fence.complete(null);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JacksonException _) {
            return Json.mapper().getNodeFactory().stringNode(line);
        }
    }
}
