package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.DefectReporter;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
        try (var _ = HeapTrimmer.open()) {
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
}
