package io.atopile.mcp.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shrinks the heap after a flood of requests. The garbage collector in use returns memory to the system only in a full
 * collection, which an idle server never triggers.
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

    /** Called periodically by one thread. */
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
