package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.DefectReporter;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Serves one client over a pair of streams, one JSON-RPC message per line. */
public final class McpStdioServer {

    private static final int LONGEST_MESSAGE_BYTES = 16 << 20;

    private final BoundedLineReader in;
    private final OutputStream out;
    private final StreamConnection connection;

    public McpStdioServer(ServerFeatures offer, InputStream in, OutputStream out, DefectReporter defects) {
        this.in = new BoundedLineReader(in, LONGEST_MESSAGE_BYTES);
        this.out = out;
        this.connection = new StreamConnection(offer, this::send, defects);
    }

    /** Serves until the client has closed its end and running calls have been answered or stopped. */
    public void run() throws InterruptedException {
        try (var _ = IdleHeapRelease.open()) {
            while (true) {
                switch (in.next()) {
                    case BoundedLineReader.Line.Text(var text) -> connection.receive(text);
                    case BoundedLineReader.Line.TooLong _ ->
                        connection.refuse(RpcError.ofInvalidRequest(
                                "A message may be at most " + LONGEST_MESSAGE_BYTES + " bytes long."));
                    case BoundedLineReader.Line.End _ -> {
                        return;
                    }
                }
            }
        } catch (IOException _) {
            return;
        } finally {
            connection.finish();
        }
    }

    /** Sends a message. A client that no longer reads is about to close its end too, so its messages are dropped. */
    private boolean send(ObjectNode message) {
        var line = (Json.mapper().writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
                out.flush();
                return true;
            } catch (IOException _) {
                return false;
            }
        }
    }

    /**
     * Returns memory to the system once the server is idle after a large operation. The garbage collector in use does that only in
     * a full collection, which an idle server never triggers.
     */
    private static final class IdleHeapRelease implements AutoCloseable {

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
}
