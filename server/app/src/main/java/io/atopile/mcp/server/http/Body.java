package io.atopile.mcp.server.http;

import io.atopile.mcp.tool.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a POST, as far as JSON-RPC 2.0 goes. */
sealed interface Body {

    record Unreadable(Refusal why) implements Body {}

    /** One message. */
    sealed interface Message extends Body {}

    /** {@code id} is a string or a whole number of 64 bits. */
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    record Notification(String method, ObjectNode params) implements Message {}

    /** A client's answer to a request of ours: {@code whole} has an id, and a result or an error. */
    record Response(ObjectNode whole) implements Message {}

    static Body parse(byte[] body) {
        try {
            return switch (Json.mapper().readTree(body)) {
                case ObjectNode message -> of(message);
                case JsonNode list when list.isArray() ->
                    invalid(null, "Batches are not supported: send one message a request.");
                default -> unreadable(Refusal.PARSE_ERROR, null, "This is not a JSON-RPC message.");
            };
        } catch (JacksonException _) {
            return unreadable(Refusal.PARSE_ERROR, null, "This is not JSON.");
        }
    }

    private static Body of(ObjectNode message) {
        var id = message.get("id");
        var goodId = id != null && (id.isString() || (id.isIntegralNumber() && id.canConvertToLong()));
        if (!message.path("jsonrpc").asString("").equals("2.0")) {
            return invalid(goodId ? id : null, "jsonrpc must be \"2.0\".");
        }
        if (id != null && !goodId) {
            return invalid(null, "id must be a string or a whole number of at most 64 bits.");
        }
        var method = message.get("method");
        return method == null ? response(id, message) : call(id, method, message.get("params"));
    }

    private static Body call(@Nullable JsonNode id, JsonNode method, @Nullable JsonNode params) {
        if (!method.isString()) {
            return invalid(id, "method must be a string.");
        }
        if (params != null && !params.isObject()) {
            return unreadable(Refusal.INVALID_PARAMS, id, "params must be an object.");
        }
        var given = params == null ? Json.object() : (ObjectNode) params;
        return id == null ? new Notification(method.asString(), given) : new Request(id, method.asString(), given);
    }

    private static Body response(@Nullable JsonNode id, ObjectNode message) {
        return id == null || message.has("result") == message.has("error")
                ? invalid(id, "A message has a method, a result or an error.")
                : new Response(message);
    }

    private static Body invalid(@Nullable JsonNode id, String message) {
        return unreadable(Refusal.INVALID_REQUEST, id, message);
    }

    private static Body unreadable(int code, @Nullable JsonNode id, String message) {
        return new Unreadable(new Refusal(400, code, message, id));
    }
}
