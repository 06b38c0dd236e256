package io.atopile.mcp.model.messages;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ModelWire;
import io.atopile.mcp.model.transport.PartialReply;
import io.atopile.mcp.model.transport.ReplyParser;
import io.atopile.mcp.model.transport.RequestForm;
import java.util.Map;
import java.util.Optional;

/** The Messages API. */
public final class MessagesWire implements ModelWire {

    private static final String VERSION = "2023-06-01";

    @Override
    public String title() {
        return "Messages";
    }

    @Override
    public String resolvePath(ModelRequest request) {
        return "/messages";
    }

    @Override
    public Map<String, String> buildHeaders(Optional<HttpSecret> key) {
        return key.map(secret -> Map.of("anthropic-version", VERSION, "x-api-key", secret.reveal())).orElse(Map.of("anthropic-version", VERSION));
    }

    @Override
    public String writeBody(ModelRequest request, RequestForm form) {
        return MessagesRequestBody.of(request, form);
    }

    @Override
    public ReplyParser createParser(PartialReply reply) {
        return new MessagesStreamParser(reply);
    }
}
