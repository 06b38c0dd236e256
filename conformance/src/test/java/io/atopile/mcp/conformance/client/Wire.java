package io.atopile.mcp.conformance.client;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Carries text to a server over one transport, and what comes back into a sink.
 *
 * <p>The sink gets every JSON-RPC message; anything else that came is handed on as a JSON string, so that no test can
 * overlook it.
 */
public interface Wire extends AutoCloseable {

    /** Opens a wire, given where its messages go. */
    interface Connector {
        Wire connect(Consumer<JsonNode> sink);
    }

    /** Sends one message, well-formed or not. */
    void send(String text);

    /** Returns when the server has at least read everything that was sent, and answered what it answers at once. */
    void settle();

    @Override
    void close();

    /** Begins to receive what no request caused, where that needs something to be done. */
    default void listen() {}
}
