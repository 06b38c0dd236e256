package io.atopile.mcp.model;

import java.util.function.Consumer;

/** Access to a model. One gateway serves many runs at once. */
public interface ModelGateway extends AutoCloseable {

    /**
     * Sends a request and waits for the whole response. Retries transient failures.
     *
     * @param listener called on the calling thread, in order
     * @throws InterruptedException when the calling thread is interrupted, after the connection was closed
     */
    ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) throws InterruptedException;

    @Override
    void close();
}
