package io.atopile.mcp.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets the heap shrink after a flood of requests. The collector that the program runs with gives memory back to the system only
 * when it collects everything, which an idle server never makes it do.
 */
final class HeapRelease {

    private static final long FLOOD_BYTES = 64L << 20;
    private static final long CONNECTION_BYTES = 128L << 10;
    private static final Duration QUIET = Duration.ofSeconds(4);

    private final RequestMemory memory;
    private final AtomicLong connections = new AtomicLong();
    private long released;
    private long seen;
    private long seenNanos = System.nanoTime();

    HeapRelease(RequestMemory memory) {
        this.memory = memory;
    }

    void addConnection() {
        connections.addAndGet(CONNECTION_BYTES);
    }

    /** Is called now and then, by one thread. */
    void releaseWhenQuiet() {
        var load = memory.getTotalReservedBytes() + connections.get();
        if (load - seen > FLOOD_BYTES / 64) {
            seen = load;
            seenNanos = System.nanoTime();
        } else if (load - released > FLOOD_BYTES && System.nanoTime() - seenNanos > QUIET.toNanos()) {
            released = load;
            System.gc();
        }
    }
}
