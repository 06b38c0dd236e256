package io.atopile.mcp.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Monitors open connections: closes those whose headers don't arrive in time, and the one that has been idle for longest if
 * there are too many. A thread of its own checks once a second, and releases the memory that a flood of requests has used.
 */
final class ConnectionMonitor implements Connection.Listener, AutoCloseable {

    private static final long LOOK_MILLIS = 1_000;
    private static final long IDLE_MILLIS = 5;
    private static final byte[] TIMEOUT = """
            HTTP/1.1 408 Request Timeout\r
            Connection: close\r
            Content-Length: 0\r
            \r
            """.getBytes(StandardCharsets.US_ASCII);

    private final RequestBounds bounds;
    private final HeapRelease heap;
    private final Map<Connection, State> open = new ConcurrentHashMap<>();
    private final Thread thread;

    ConnectionMonitor(RequestBounds bounds, RequestMemory memory) {
        this.bounds = bounds;
        heap = new HeapRelease(memory);
        thread = Thread.ofPlatform().daemon().name("http-connections").start(this::look);
    }

    @Override
    public void onOpened(Connection connection) {
        heap.addConnection();
        open.put(connection, new State());
        if (open.size() > bounds.connections()) {
            open.entrySet().stream()
                    .filter(entry -> entry.getValue().isIdle())
                    .min(Comparator.comparingLong(entry -> entry.getValue().since))
                    .ifPresent(entry -> entry.getKey().close());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    /** Waits until responses have been sent, at most for {@code patience}. */
    void awaitIdle(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && !open.values().stream().allMatch(State::isIdle)) {
            Thread.sleep(IDLE_MILLIS);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                open.forEach(this::examine);
                heap.releaseWhenQuiet();
            }
        } catch (InterruptedException _) {
            return;
        }
    }

    private void examine(Connection connection, State state) {
        if (state.isLate(connection.getBytesIn(), bounds.headerTime().toNanos())) {
            var endPoint = connection.getEndPoint();
            endPoint.write(Callback.from(endPoint::close), ByteBuffer.wrap(TIMEOUT));
        }
    }

    private void begin(Connection connection) {
        var state = open.get(connection);
        if (state != null) {
            state.requests.incrementAndGet();
        }
    }

    private void end(Connection connection) {
        var state = open.get(connection);
        if (state != null) {
            state.markIdle(connection.getBytesIn());
        }
    }

    /**
     * The state of one connection: whether a request is being served on it, otherwise since when it has been idle. Times are
     * from {@link System#nanoTime}.
     */
    private static final class State {

        private final AtomicInteger requests = new AtomicInteger();
        private volatile long since = System.nanoTime();
        private volatile long began = since;
        private volatile long bytesAtRest = -1;

        boolean isIdle() {
            return requests.get() == 0;
        }

        void markIdle(long bytes) {
            bytesAtRest = bytes;
            since = System.nanoTime();
            requests.decrementAndGet();
        }

        /**
         * Returns whether headers are late. A connection on which nothing has been sent yet can be late too; one that waits for
         * its next request is not.
         */
        boolean isLate(long bytes, long nanos) {
            var now = System.nanoTime();
            if (!isIdle() || bytes == bytesAtRest) {
                began = now;
            }
            return now - began > nanos;
        }
    }

    /** Tracks on which connections requests are being served, until their last byte is sent. */
    static final class Marker extends Handler.Wrapper {

        private final ConnectionMonitor connections;

        Marker(ConnectionMonitor connections, Handler next) {
            super(next);
            this.connections = connections;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var connection = request.getConnectionMetaData().getConnection();
            connections.begin(connection);
            Request.addCompletionListener(request, _ -> connections.end(connection));
            return super.handle(request, response, callback);
        }
    }

    /**
     * Shrinks the heap after a flood of requests. The garbage collector in use returns memory to the system only in a full
     * collection, which an idle server never triggers.
     */
    private static final class HeapRelease {

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
}
