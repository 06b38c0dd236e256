package io.atopile.mcp.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a request gets that Jetty itself turns away, before or after the {@link McpServlet}: a JSON-RPC error and no more.
 */
final class JsonRpcErrorHandler implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var refusal = HttpErrorResponse.of(response.getStatus(), "The request could not be read.");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
        response.write(true, ByteBuffer.wrap(refusal.body()), callback);
        return true;
    }
}
