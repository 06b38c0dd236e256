package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends messages to the client. Each message arrives whole, even if several threads send at the same time. */
public interface MessageSink {

    /** Sends a message and returns whether it was sent; a client that has disconnected misses it. */
    boolean send(ObjectNode message);

    default void notify(String method, ObjectNode params) {
        send(message().put("method", method).set("params", params));
    }

    default boolean request(String id, String method, ObjectNode params) {
        return send(message().put("id", id).put("method", method).set("params", params));
    }

    default void sendResult(JsonNode id, ObjectNode result) {
        send(message().set("id", id).set("result", result));
    }

    /** Sends an error; {@code id} is null if the sender's is unknown. */
    default void sendError(@Nullable JsonNode id, RpcError error) {
        var message = message();
        send(message.set("id", id == null ? message.nullNode() : id).set("error", error.toJson()));
    }

    private static ObjectNode message() {
        return Json.object().put("jsonrpc", "2.0");
    }
}
