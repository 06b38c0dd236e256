package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Input from the client, parsed as JSON-RPC 2.0. */
public sealed interface JsonRpcMessage {

    /** A valid message. */
    sealed interface Message extends JsonRpcMessage {}

    /** {@code id} is a string or a whole number of 64 bits. */
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    record Notification(String method, ObjectNode params) implements Message {}

    /** The client's response to a request from the server. Exactly one of {@code result} and {@code error} is present. */
    record Response(JsonNode id, @Nullable JsonNode result, @Nullable JsonNode error) implements Message {}

    /** Not a valid message. {@code id} is the sender's if it can be determined, otherwise null. */
    record Invalid(@Nullable JsonNode id, RpcError error) implements JsonRpcMessage {}

    static JsonRpcMessage parse(String text) {
        return read(() -> Json.mapper().readTree(text));
    }

    static JsonRpcMessage parse(byte[] utf8) {
        return read(() -> Json.mapper().readTree(utf8));
    }

    private static JsonRpcMessage read(Supplier<JsonNode> json) {
        try {
            return switch (json.get()) {
                case ObjectNode message -> of(message);
                case JsonNode list when list.isArray() -> new Invalid(
                        null, RpcError.ofInvalidRequest("Batches are not supported: send one message at a time."));
                default -> new Invalid(null, RpcError.parse("This is not a JSON-RPC message."));
            };
        } catch (JacksonException _) {
            return new Invalid(null, RpcError.parse("This is not JSON."));
        }
    }

    private static JsonRpcMessage of(ObjectNode message) {
        var id = message.get("id");
        var goodId = id != null && (id.isString() || (id.isIntegralNumber() && id.canConvertToLong()));
        if (!message.path("jsonrpc").asString("").equals("2.0")) {
            return new Invalid(goodId ? id : null, RpcError.ofInvalidRequest("jsonrpc must be \"2.0\"."));
        }
        if (id != null && !goodId) {
            return new Invalid(null, RpcError.ofInvalidRequest("id must be a string or a whole number of at most 64 bits."));
        }
        var method = message.get("method");
        return method == null ? parseResponse(id, message) : call(id, method, message.get("params"));
    }

    private static JsonRpcMessage call(@Nullable JsonNode id, JsonNode method, @Nullable JsonNode params) {
        if (!method.isString()) {
            return new Invalid(id, RpcError.ofInvalidRequest("method must be a string."));
        }
        if (params != null && !params.isNull() && !params.isObject()) {
            return new Invalid(id, RpcError.ofInvalidParams("params must be an object."));
        }
        var given = params instanceof ObjectNode object ? object : Json.object();
        return id == null ? new Notification(method.asString(), given) : new Request(id, method.asString(), given);
    }

    private static JsonRpcMessage parseResponse(@Nullable JsonNode id, ObjectNode message) {
        var result = message.get("result");
        var error = message.get("error");
        return id == null || (result == null) == (error == null)
                ? new Invalid(id, RpcError.ofInvalidRequest("A message must have a method, a result or an error."))
                : new Response(id, result, error);
    }
}
