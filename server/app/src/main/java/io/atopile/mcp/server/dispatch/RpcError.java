package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import tools.jackson.databind.node.ObjectNode;

/** A JSON-RPC error, for requests that fail before they reach a tool. */
public record RpcError(int code, String message) {

    static RpcError parse(String message) {
        return new RpcError(-32700, message);
    }

    static RpcError ofInvalidRequest(String message) {
        return new RpcError(-32600, message);
    }

    static RpcError ofMethodNotFound(String method) {
        return new RpcError(-32601, "There is no method " + method + ".");
    }

    static RpcError ofInvalidParams(String message) {
        return new RpcError(-32602, message);
    }

    static RpcError ofInternalError(String message) {
        return new RpcError(-32603, message);
    }

    static RpcError ofResourceNotFound(String message) {
        return new RpcError(-32002, message);
    }

    ObjectNode toJson() {
        return Json.object().put("code", code).put("message", message);
    }
}
