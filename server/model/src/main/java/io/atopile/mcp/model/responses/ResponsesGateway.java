package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import java.util.function.Consumer;

/**
 * Access to a model through the Responses API of one provider.
 *
 * <p>Transient failures are retried within the provider's {@link ProviderRetryPolicy}. When a stream breaks after complete items,
 * they are kept, except reasoning that no other item followed: if there are calls among them, they are the response, and the
 * model continues after their outputs; otherwise the request is repeated with them appended to the conversation. Redirects
 * aren't followed, so that the key is sent to no other host.
 */
public final class ResponsesGateway implements ModelGateway {

    private final ModelProvider provider;
    private final ResponsesHttpClient wire;
    private final PreviousResponseCache chain = new PreviousResponseCache();
    private final EncryptedReasoning reasoning = new EncryptedReasoning();

    public ResponsesGateway(ModelProvider provider) {
        this.provider = provider;
        this.wire = new ResponsesHttpClient(provider);
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) throws InterruptedException {
        return new RetryingRequest(provider, wire, chain, reasoning, request, listener).ask();
    }

    /** Aborts all requests in progress. */
    @Override
    public void close() {
        wire.close();
    }
}
