package io.atopile.mcp.conformance.client;

import io.atopile.mcp.tool.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client as applications are: it numbers its requests, keeps what the server tells it, and answers what it is asked. */
public final class McpClient implements AutoCloseable {

    /** The longest that anything is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    public static final String NEWEST_LEGACY = "2025-11-25";

    /** A request that may still be running. */
    public record InFlight(int id, CompletableFuture<JsonNode> answer) {
        public JsonNode await() {
            return await(PATIENCE);
        }

        public JsonNode await(Duration patience) {
            return answer.orTimeout(patience.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    private final Wire wire;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();
    private final List<JsonNode> strays = new CopyOnWriteArrayList<>();

    public McpClient(Wire.Connector connector) {
        this.wire = connector.connect(this::received);
    }

    /** Shakes hands, declaring a capability for every {@link #whenAsked} so far; returns the server's side of it. */
    public JsonNode initialize(String revision) {
        var params = Json.object().put("protocolVersion", revision);
        var capabilities = params.putObject("capabilities");
        answers.keySet().forEach(method -> capabilities.putObject(method.substring(0, method.indexOf('/'))));
        params.putObject("clientInfo").put("name", "conformance").put("version", "1");
        var result = result("initialize", params);
        tell("notifications/initialized", Json.object());
        return result;
    }

    /** How this client's side answers a request of the server's: from its parameters to its result. */
    public McpClient whenAsked(String method, UnaryOperator<JsonNode> answer) {
        answers.put(method, answer);
        return this;
    }

    /** Sends a request; the answer is the whole JSON-RPC response. */
    public InFlight begin(String method, ObjectNode params) {
        var id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        awaited.put(id, answer);
        params.withObjectProperty("_meta").put("progressToken", id);
        wire.send(message(method, params).put("id", id).toString());
        return new InFlight(id, answer);
    }

    /** Calls a tool; what comes is a progress notification's token too. */
    public InFlight beginCall(String tool, ObjectNode arguments) {
        var params = Json.object().put("name", tool);
        params.set("arguments", arguments);
        return begin("tools/call", params);
    }

    public CallResult call(String tool, ObjectNode arguments) {
        return CallResult.of(beginCall(tool, arguments).await());
    }

    /** The result of a request that must not fail. */
    public JsonNode result(String method, ObjectNode params) {
        var response = begin(method, params).await();
        if (!response.has("result")) {
            throw new AssertionError(method + " was answered with " + response);
        }
        return response.get("result");
    }

    public void tell(String method, ObjectNode params) {
        wire.send(message(method, params).toString());
    }

    /** What the server has told so far by one method, oldest first: the parameters. */
    public List<JsonNode> told(String method) {
        return notifications.stream()
                .filter(note -> note.path("method").asString("").equals(method))
                .map(note -> note.path("params"))
                .toList();
    }

    /** What came and was neither awaited nor a notification; a good server leaves this empty. */
    public List<JsonNode> strays() {
        return List.copyOf(strays);
    }

    public Wire wire() {
        return wire;
    }

    @Override
    public void close() {
        wire.close();
    }

    private static ObjectNode message(String method, ObjectNode params) {
        var message = Json.object().put("jsonrpc", "2.0").put("method", method);
        message.set("params", params);
        return message;
    }

    private void received(JsonNode message) {
        if (message.has("method") && message.has("id")) {
            answer(message);
        } else if (message.has("method")) {
            notifications.add(message);
        } else {
            var request = awaited.remove(message.path("id").asInt(0));
            if (request == null) {
                strays.add(message);
            } else {
                request.complete(message);
            }
        }
    }

    private void answer(JsonNode request) {
        var reply = Json.object().put("jsonrpc", "2.0");
        reply.set("id", request.get("id"));
        var answer = answers.get(request.path("method").asString(""));
        if (answer == null) {
            reply.putObject("error").put("code", -32601).put("message", "Not understood.");
        } else {
            reply.set("result", answer.apply(request.path("params")));
        }
        wire.send(reply.toString());
    }
}
