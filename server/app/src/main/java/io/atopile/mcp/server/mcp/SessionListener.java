package io.atopile.mcp.server.mcp;

import io.atopile.mcp.server.dispatch.MessageSink;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sends messages that no request caused to a session's client, if it listens for them. */
final class SessionListener implements MessageSink {

    private volatile @Nullable ClientSession session;

    void attach(ClientSession opened) {
        session = opened;
    }

    @Override
    public boolean send(ObjectNode message) {
        var opened = session;
        return opened != null && opened.tell(message);
    }
}
