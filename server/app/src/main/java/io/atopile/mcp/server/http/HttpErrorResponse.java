package io.atopile.mcp.server.http;

import io.atopile.mcp.tool.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The response to a request that is not served: an HTTP status with its JSON-RPC error.
 *
 * @param id the request's, or null if it has none or it can't be determined
 */
record HttpErrorResponse(int status, int code, String message, @Nullable JsonNode id) {

    static final int INVALID_REQUEST = -32600;
    static final int INTERNAL_ERROR = -32603;
    static final int UNAVAILABLE = -32000;

    /** Creates the response to a request that is invalid whatever its method. */
    static HttpErrorResponse of(int status, String message) {
        return new HttpErrorResponse(status, INVALID_REQUEST, message, null);
    }

    HttpErrorResponse withRequestId(@Nullable JsonNode request) {
        return new HttpErrorResponse(status, code, message, request);
    }

    byte[] body() {
        var json = Json.object().put("jsonrpc", "2.0");
        json.set("id", id == null ? json.nullNode() : id);
        json.putObject("error").put("code", code).put("message", message);
        return Json.mapper().writeValueAsBytes(json);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status);
        switch (status) {
            case 401 -> response.setHeader("WWW-Authenticate", "Bearer realm=\"atopile-mcp\"");
            case 429, 503 -> response.setHeader("Retry-After", "1");
            default -> {}
        }
        response.setContentType("application/json");
        response.getOutputStream().write(body());
    }
}
