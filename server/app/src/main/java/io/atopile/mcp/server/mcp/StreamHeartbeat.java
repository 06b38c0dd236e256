package io.atopile.mcp.server.mcp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes an empty comment to every open stream at intervals, so that a quiet stream isn't considered dead and a dead one is
 * noticed: a server detects that a client has disconnected only when it writes.
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

    /** Writes to each stream on a thread of its own, because a stream blocks if its client doesn't read. */
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
