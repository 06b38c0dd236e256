package io.atopile.mcp.server.http;

import io.atopile.mcp.server.dispatch.JsonRpcMessage;
import io.atopile.mcp.tool.DefectReporter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks every request first, whatever its path or protocol revision: host and origin, path, authentication, HTTP method, size
 * and JSON. A refused request gets a JSON-RPC error that gives the reason and reveals nothing about the server's internals.
 */
final class McpServlet extends HttpServlet {

    static final String ENDPOINT = "/mcp";

    private static final String HEALTH = "/healthz";

    private final transient OriginGuard guard;
    private final transient HttpAuthentication authentication;
    private final transient BrowserAccess browsers;
    private final transient ProtocolHandler revisions;
    private final transient RunStreams runs;
    private final transient BodyReader bodies;
    private final transient DefectReporter defects;
    private volatile boolean closing;

    McpServlet(
            OriginGuard guard,
            HttpAuthentication authentication,
            ProtocolHandler revisions,
            RunStreams runs,
            BodyReader bodies,
            DefectReporter defects) {
        this.guard = guard;
        this.authentication = authentication;
        this.browsers = new BrowserAccess(!(authentication instanceof HttpAuthentication.None));
        this.revisions = revisions;
        this.runs = runs;
        this.bodies = bodies;
        this.defects = defects;
    }

    /** Accepts no more requests except those that may end running ones, and ends the streams of runs. */
    void close() {
        closing = true;
        runs.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            var refusal = guard.findRejection(request);
            if (refusal.isEmpty()) {
                if (browsers.answer(request, response)) {
                    return;
                }
                refusal = findRejection(request);
            }
            if (refusal.isPresent()) {
                refusal.get().writeTo(response);
            } else if (request.getRequestURI().equals(HEALTH)) {
                writeHealth(response);
            } else if (RunStreams.areAt(request.getRequestURI())) {
                runs.serve(request, response);
            } else {
                serve(request, response);
            }
        } catch (RuntimeException defect) {
            var reference = defects.report("http", defect);
            var message = "Internal server error (reference " + reference + "); details are in the server log.";
            new HttpErrorResponse(500, HttpErrorResponse.INTERNAL_ERROR, message, null).writeTo(response);
        }
    }

    private Optional<HttpErrorResponse> findRejection(HttpServletRequest request) {
        var path = request.getRequestURI();
        var known = isEndpoint(path) || path.equals(HEALTH) || RunStreams.areAt(path);
        return (known ? Optional.<HttpErrorResponse>empty() : Optional.of(HttpErrorResponse.of(404, "Not found: the MCP endpoint is " + ENDPOINT + ".")))
                .or(() -> path.equals(HEALTH) ? Optional.empty() : authentication.findRejection(request))
                .or(() -> closing && request.getMethod().equals("GET") ? Optional.of(closing()) : Optional.empty());
    }

    /** People copy addresses with a slash at the end. */
    private static boolean isEndpoint(String path) {
        return path.equals(ENDPOINT) || path.equals(ENDPOINT + "/");
    }

    private static HttpErrorResponse closing() {
        return new HttpErrorResponse(503, HttpErrorResponse.UNAVAILABLE, "The server is shutting down.", null);
    }

    private static void writeHealth(HttpServletResponse response) throws IOException {
        response.setContentType(MediaTypes.JSON);
        response.getWriter().write("{\"ok\":true}");
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "POST" -> post(request, response);
            case "GET" -> revisions.get(request, response);
            case "DELETE" -> revisions.delete(request, response);
            default -> {
                response.setHeader("Allow", "GET, POST, DELETE");
                HttpErrorResponse.of(405, "Only GET, POST and DELETE are supported here.").writeTo(response);
            }
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!MediaTypes.hasJsonBody(request)) {
            HttpErrorResponse.of(415, "Content-Type must be application/json.").writeTo(response);
            return;
        }
        if (!MediaTypes.isPlain(request)) {
            HttpErrorResponse.of(415, "Content-Encoding is not supported: send the message uncompressed.").writeTo(response);
            return;
        }
        switch (bodies.read(request)) {
            case BodyReader.Body.Refused(var refusal) -> refuseBody(refusal, request, response);
            case BodyReader.Body.Read(var incoming, var memory) -> {
                try (memory) {
                    dispatch(incoming, request, response);
                }
            }
        }
    }

    private void dispatch(JsonRpcMessage incoming, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (incoming) {
            case JsonRpcMessage.Invalid(var id, var error) ->
                new HttpErrorResponse(400, error.code(), error.message(), id).writeTo(response);
            case JsonRpcMessage.Request(var id, _, _) when closing -> closing().withRequestId(id).writeTo(response);
            case JsonRpcMessage.Message message -> revisions.post(message, request, response);
        }
    }

    /**
     * Refuses a message. The rest of the body is read and discarded for a while, because most clients read the response only
     * after they have sent everything.
     */
    private static void refuseBody(HttpErrorResponse refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        refusal.writeTo(response);
        response.flushBuffer();
        if (refusal.status() == 413) {
            BodyDrainer.drain(request);
        }
    }

    /** Reads and discards what a client keeps sending after its request was refused. */
    private static final class BodyDrainer {

        private static final long MOST_BYTES = 64L << 20;
        private static final Duration MOST_TIME = Duration.ofSeconds(3);

        private BodyDrainer() {}

        /** Returns after a bounded time, or when the client has sent everything or disconnected. */
        static void drain(HttpServletRequest request) {
            var end = System.nanoTime() + MOST_TIME.toNanos();
            var buffer = new byte[32 << 10];
            try (var _ = ConnectionIdleTimeout.of(request, MOST_TIME)) {
                var in = request.getInputStream();
                var left = MOST_BYTES;
                while (left > 0 && System.nanoTime() < end) {
                    var count = in.read(buffer);
                    if (count < 0) {
                        return;
                    }
                    left -= count;
                }
            } catch (IOException _) {
                return;
            }
        }
    }
}
