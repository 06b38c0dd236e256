package io.atopile.mcp.server.mcp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes an empty comment on every open stream now and then, so that a quiet one isn't taken for dead, and one that is
 * dead gets noticed: a server hears nothing of a client that has left until it writes.
 */
final class StreamHeartbeat implements AutoCloseable {

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    StreamHeartbeat(Duration every) {
        thread = Thread.ofPlatform().daemon().name("heartbeat").start(() -> run(every));
    }

    void add(EventStream stream) {
        streams.add(stream);
    }

    void remove(EventStream stream) {
        streams.remove(stream);
    }

    /** Each stream is written to on its own, because one whose client doesn't read blocks. */
    private void run(Duration every) {
        try {
            while (true) {
                Thread.sleep(every);
                streams.forEach(stream -> Thread.startVirtualThread(stream::sendHeartbeat));
            }
        } catch (InterruptedException _) {
            return;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
