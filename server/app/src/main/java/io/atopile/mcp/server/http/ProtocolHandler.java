package io.atopile.mcp.server.http;

import io.atopile.mcp.server.dispatch.JsonRpcMessage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Handles some revisions of the protocol behind the endpoint. Requests have passed the {@link McpServlet}: they come from this
 * machine, and a POST is one well-formed message. The handler writes the whole response.
 */
interface ProtocolHandler extends AutoCloseable {

    void post(JsonRpcMessage.Message message, HttpServletRequest request, HttpServletResponse response) throws IOException;

    void get(HttpServletRequest request, HttpServletResponse response) throws IOException;

    void delete(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** Lets running requests end by themselves for {@code patience}, then stops them; takes a bounded time. */
    void finish(Duration patience) throws InterruptedException;

    @Override
    void close();
}
