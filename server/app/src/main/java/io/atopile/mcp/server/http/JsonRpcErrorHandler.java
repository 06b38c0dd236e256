package io.atopile.mcp.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that Jetty itself refuses, before or after the {@link McpServlet}, with nothing but a JSON-RPC error. */
final class JsonRpcErrorHandler implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var refusal = HttpErrorResponse.of(response.getStatus(), "The request could not be read.");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
        response.write(true, ByteBuffer.wrap(refusal.body()), callback);
        return true;
    }
}
