package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Reports the progress of one request, if it carries a progress token: only increasing values, not too often, and nothing after the
 * end.
 */
final class RequestProgress implements Progress, AutoCloseable {

    private static final long AT_MOST_EVERY_NANOS = 50_000_000;

    private final Optional<JsonNode> token;
    private final MessageSink outbox;
    private final CallLog log;
    private double furthest = Double.NEGATIVE_INFINITY;
    private long lastSent;
    private boolean closed;

    RequestProgress(Optional<JsonNode> token, MessageSink outbox, CallLog log) {
        this.token = token;
        this.outbox = outbox;
        this.log = log;
    }

    @Override
    public synchronized void report(double done, OptionalDouble total, String message) {
        var now = System.nanoTime();
        var first = furthest == Double.NEGATIVE_INFINITY;
        var last = total.isPresent() && done >= total.getAsDouble();
        if (closed || done <= furthest || (!first && !last && now - lastSent < AT_MOST_EVERY_NANOS)) {
            return;
        }
        furthest = done;
        lastSent = now;
        log.reportStep(message);
        token.ifPresent(told -> {
            var params = Json.object();
            params.set("progressToken", told);
            params.put("progress", done);
            total.ifPresent(all -> params.put("total", all));
            outbox.notify("notifications/progress", params.put("message", message));
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
