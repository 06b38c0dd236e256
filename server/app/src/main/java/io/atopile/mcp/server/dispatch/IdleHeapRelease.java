package io.atopile.mcp.server.dispatch;

import java.time.Duration;

/**
 * Returns memory to the system once the server is idle after a large operation. The garbage collector in use does that only in
 * a full collection, which an idle server never triggers.
 */
final class IdleHeapRelease implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long LARGE_BYTES = 128L << 20;
    private static final long QUIET_BYTES = 4L << 20;

    private final Runtime runtime = Runtime.getRuntime();
    private final Thread watcher;
    private long usedBefore;
    private long floor = LARGE_BYTES;

    private IdleHeapRelease() {
        this.watcher = Thread.ofPlatform().daemon().name("idle heap").unstarted(this::watch);
    }

    /** Starts watching; stops when it is closed. */
    static IdleHeapRelease open() {
        var heap = new IdleHeapRelease();
        heap.watcher.start();
        return heap;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                releaseWhenQuiet();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void releaseWhenQuiet() {
        var used = runtime.totalMemory() - runtime.freeMemory();
        var isQuiet = Math.abs(used - usedBefore) < QUIET_BYTES;
        usedBefore = used;
        if (isQuiet && runtime.totalMemory() > floor) {
            System.gc();
            floor = Math.max(LARGE_BYTES, runtime.totalMemory() + LARGE_BYTES / 4);
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
