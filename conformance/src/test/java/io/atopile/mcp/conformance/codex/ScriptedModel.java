package io.atopile.mcp.conformance.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Responses API on loopback whose model plays a script: the n-th request is answered by the n-th line. */
final class ScriptedModel implements AutoCloseable {

    /** What the model says next, given all it was told so far. */
    interface Line {
        ObjectNode answer(JsonNode request);
    }

    private final List<Line> script;
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private ScriptedModel(List<Line> script, HttpServer server) {
        this.script = script;
        this.server = server;
    }

    static ScriptedModel playing(Line... script) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var model = new ScriptedModel(List.of(script), server);
        server.createContext("/v1/responses", model::respond);
        server.setExecutor(model.threads);
        server.start();
        return model;
    }

    URI base() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
    }

    /** What was asked, oldest first. */
    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Json.mapper().readTree(exchange.getRequestBody());
            requests.add(request);
            var item = script.get(Math.min(requests.size(), script.size()) - 1).answer(request);
            var id = "r" + requests.size();
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var body = event("response.created", Json.object().set("response", Json.object().put("id", id)))
                    + event("response.output_item.done", Json.object().set("item", item))
                    + event("response.completed", Json.object().set("response", completed(id)));
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }

    private static ObjectNode completed(String id) {
        var response = Json.object().put("id", id);
        response.putObject("usage").put("input_tokens", 1).put("output_tokens", 1).put("total_tokens", 2);
        return response;
    }

    private static String event(String type, ObjectNode data) {
        return "event: %s\ndata: %s\n\n".formatted(type, data.put("type", type));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
