package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import java.util.function.Consumer;

/**
 * The way to a model behind the Responses API of one provider.
 *
 * <p>Passing failures are tried again within the provider's {@link ProviderRetryPolicy}. When a stream is cut after whole items, they
 * are kept, but for reasoning of which nothing came: if there are calls among them, they are the answer, and the model goes
 * on after their outputs; else it is asked again with them behind the conversation. Redirects aren't followed, so that the
 * key stays where it belongs.
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

    /** Breaks off whatever is still being asked. */
    @Override
    public void close() {
        wire.close();
    }
}
