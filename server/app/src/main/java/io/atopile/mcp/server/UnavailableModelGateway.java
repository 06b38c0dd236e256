package io.atopile.mcp.server;

import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import java.util.List;
import java.util.function.Consumer;

/** Used if no provider is available, so that runs can still be inspected. {@code why} is shown to users. */
record UnavailableModelGateway(String why) implements ModelGateway {

    @Override
    public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) {
        return new ModelReply.Failed(ModelReply.Fault.AUTHENTICATION, why, List.of(), TokenUsage.NONE);
    }

    @Override
    public void close() {}
}
