package io.atopile.mcp.server.dispatch;

import java.time.Duration;

/**
 * Returns memory to the system after a large operation, also while other calls follow. The garbage collector in use does that only in a full
 * collection, and takes the whole heap that it may have before it makes one.
 */
final class HeapTrimmer implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long LARGE_BYTES = 80L << 20;

    private final Runtime runtime = Runtime.getRuntime();
    private final Thread watcher;
    private long limit = LARGE_BYTES;

    private HeapTrimmer() {
        this.watcher = Thread.ofPlatform().daemon().name("heap trimmer").unstarted(this::watch);
    }

    /** Starts watching; stops when it is closed. */
    static HeapTrimmer open() {
        var trimmer = new HeapTrimmer();
        trimmer.watcher.start();
        return trimmer;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                trim();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects if the heap has grown much since the last collection. */
    private void trim() {
        if (runtime.totalMemory() > limit) {
            System.gc();
            limit = Math.max(LARGE_BYTES, runtime.totalMemory() + LARGE_BYTES / 4);
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
