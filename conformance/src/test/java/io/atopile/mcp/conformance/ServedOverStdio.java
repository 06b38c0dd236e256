package io.atopile.mcp.conformance;

import io.atopile.mcp.conformance.client.StdioWire;
import io.atopile.mcp.conformance.client.Wire;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.server.dispatch.McpStdioServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A stdio face per connection, on a pair of pipes. */
record ServedOverStdio(ServerFeatures offer) implements Transport.Served {

    @Override
    public Wire connect(Consumer<JsonNode> sink) {
        try {
            var requests = Pipe.open();
            var answers = Pipe.open();
            var in = Channels.newInputStream(requests.source());
            var out = Channels.newOutputStream(answers.sink());
            Thread.ofVirtual().name("stdio-face").start(() -> run(in, out));
            return new StdioWire(
                    Channels.newInputStream(answers.source()), Channels.newOutputStream(requests.sink()), sink);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As a process would: at the end of its input the face ends, and with it its output. */
    private void run(InputStream in, OutputStream out) {
        try (in;
                out) {
            new McpStdioServer(offer, in, out, DEFECTS).run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {}
}
