package io.atopile.mcp.model;

import java.util.function.Consumer;

/** The way to a model. One gateway serves many runs at once. */
public interface ModelGateway extends AutoCloseable {

    /**
     * Asks and waits for the whole answer; retries by itself what is worth retrying.
     *
     * @param listener is called on the asking thread, in order
     * @throws InterruptedException when the asking thread is interrupted; the connection is closed then
     */
    ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) throws InterruptedException;

    @Override
    void close();
}
