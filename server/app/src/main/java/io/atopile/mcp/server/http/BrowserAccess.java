package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets pages of this machine's other ports, such as a client that runs in a browser, use a server that requires its token (CORS). Without
 * a token, any page that some program serves here could make calls, so browsers get no permission then.
 *
 * @param allowed whether the server requires a token
 */
record BrowserAccess(boolean allowed) {

    /** Answers a browser that asks what it may send, or marks the response as readable; the origin has already been checked. */
    boolean answer(HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader("Origin");
        if (!allowed || origin == null) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Vary", "Origin");
        response.setHeader("Access-Control-Expose-Headers", "Mcp-Session-Id, MCP-Protocol-Version, Retry-After, WWW-Authenticate");
        if (!request.getMethod().equals("OPTIONS") || request.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Last-Event-ID, Mcp-Session-Id, MCP-Protocol-Version");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }
}
