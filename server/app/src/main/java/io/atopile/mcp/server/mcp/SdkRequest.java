package io.atopile.mcp.server.mcp;

import io.atopile.mcp.server.dispatch.McpDispatcher.Answer;
import io.atopile.mcp.server.dispatch.MessageSink;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client's request on its way through the SDK: the SDK only carries it, while its session, method and parameters are kept here. */
final class SdkRequest implements MessageSink {

    private final ClientSession session;
    private final JsonNode id;
    private final String method;
    private final ObjectNode params;
    private @Nullable EventStream stream;

    SdkRequest(ClientSession session, JsonNode id, String method, ObjectNode params) {
        this.session = session;
        this.id = id;
        this.method = method;
        this.params = params;
    }

    /** Sets the stream for the response and any messages before it. */
    void attachStream(EventStream opened) {
        stream = opened;
    }

    Answer answer() {
        return session.conversation().take(id, method, params, this).get();
    }

    @Override
    public boolean send(ObjectNode message) {
        return requireStream().write(message);
    }

    private EventStream requireStream() {
        if (stream == null) {
            throw new IllegalStateException("The request has no stream yet");
        }
        return stream;
    }
}
