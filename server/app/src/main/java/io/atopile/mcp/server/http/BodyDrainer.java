package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/** Reads and discards what a client keeps sending after its request was refused. */
final class BodyDrainer {

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
