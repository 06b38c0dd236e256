package io.atopile.mcp.server.http;

import io.atopile.mcp.server.dispatch.Incoming;
import io.atopile.mcp.tool.Defects;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What every request meets first, whatever its path or revision: host and origin, path and verb, size and JSON. What
 * is refused gets a JSON-RPC error that says why and nothing of how the server is made.
 */
final class Front extends HttpServlet {

    static final String ENDPOINT = "/mcp";

    private static final String HEALTH = "/healthz";

    private final transient Guard guard;
    private final transient Revisions revisions;
    private final transient RunStreams runs;
    private final transient Defects defects;
    private final int bodyBytes;
    private volatile boolean closing;

    Front(Guard guard, Revisions revisions, RunStreams runs, int bodyBytes, Defects defects) {
        this.guard = guard;
        this.revisions = revisions;
        this.runs = runs;
        this.bodyBytes = bodyBytes;
        this.defects = defects;
    }

    /** Takes no more requests, and ends the streams of runs. */
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
            var refusal = objection(request);
            if (refusal.isPresent()) {
                refusal.get().writeTo(response);
            } else if (request.getRequestURI().equals(HEALTH)) {
                health(response);
            } else if (RunStreams.areAt(request.getRequestURI())) {
                runs.serve(request, response);
            } else {
                serve(request, response);
            }
        } catch (RuntimeException defect) {
            var reference = defects.report("http", defect);
            var message = "The server made a mistake; its own log has it under " + reference + ".";
            new Refusal(500, Refusal.INTERNAL_ERROR, message, null).writeTo(response);
        }
    }

    private Optional<Refusal> objection(HttpServletRequest request) {
        if (closing) {
            return Optional.of(new Refusal(503, Refusal.UNAVAILABLE, "The server is shutting down.", null));
        }
        return guard.objection(request).or(() -> switch (request.getRequestURI()) {
            case ENDPOINT, HEALTH -> Optional.empty();
            case String path when RunStreams.areAt(path) -> Optional.empty();
            default -> Optional.of(Refusal.of(404, "There is nothing here: MCP is at " + ENDPOINT + "."));
        });
    }

    private static void health(HttpServletResponse response) throws IOException {
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
                Refusal.of(405, "Only GET, POST and DELETE are served here.").writeTo(response);
            }
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!MediaTypes.sendsJson(request)) {
            Refusal.of(415, "Content-Type must be application/json.").writeTo(response);
            return;
        }
        var announced = request.getContentLengthLong();
        var body = announced > bodyBytes ? null : request.getInputStream().readNBytes(bodyBytes + 1);
        if (body == null || body.length > bodyBytes) {
            response.setHeader("Connection", "close");
            Refusal.of(413, "A message may be at most " + bodyBytes + " bytes long.").writeTo(response);
            return;
        }
        switch (Incoming.parse(body)) {
            case Incoming.Invalid(var id, var error) ->
                new Refusal(400, error.code(), error.message(), id).writeTo(response);
            case Incoming.Message message -> revisions.post(message, request, response);
        }
    }
}
