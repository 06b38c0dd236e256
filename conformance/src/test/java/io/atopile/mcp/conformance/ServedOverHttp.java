package io.atopile.mcp.conformance;

import io.atopile.mcp.conformance.client.HttpWire;
import io.atopile.mcp.conformance.client.Wire;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.server.http.BindRefusedException;
import io.atopile.mcp.server.http.HttpAuthentication;
import io.atopile.mcp.server.http.HttpSettings;
import io.atopile.mcp.server.http.McpHttpServer;
import io.atopile.mcp.server.http.RequestBounds;
import io.atopile.mcp.server.mcp.SessionLimits;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** One HTTP face on a free port, with a session per connection. */
public record ServedOverHttp(McpHttpServer face) implements Transport.Served {

    /** Messages may be as long as over stdio, so that the transcripts are the same. */
    private static final HttpSettings SETTINGS = new HttpSettings(
            "127.0.0.1",
            0,
            new HttpAuthentication.None(),
            RequestBounds.DEFAULT.withMessageBytes(16 << 20),
            Duration.ofSeconds(2),
            SessionLimits.DEFAULT);

    public static ServedOverHttp of(ServerFeatures offer) {
        try {
            return new ServedOverHttp(McpHttpServer.start(offer, SETTINGS, DEFECTS));
        } catch (BindRefusedException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return face.uri();
    }

    @Override
    public Wire connect(Consumer<JsonNode> sink) {
        return new HttpWire(face.uri(), sink);
    }

    @Override
    public void close() {
        face.close();
    }
}
