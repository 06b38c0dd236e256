package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The way to the client. Each message arrives whole, whoever sends at the same time. */
public interface MessageSink {

    /** Whether it went out; a client that has left misses it. */
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

    /** {@code id} is null where the sender's is not known. */
    default void sendError(@Nullable JsonNode id, RpcError error) {
        var message = message();
        send(message.set("id", id == null ? message.nullNode() : id).set("error", error.toJson()));
    }

    private static ObjectNode message() {
        return Json.object().put("jsonrpc", "2.0");
    }
}
