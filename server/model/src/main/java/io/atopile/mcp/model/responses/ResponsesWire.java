package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ModelWire;
import io.atopile.mcp.model.transport.PartialReply;
import io.atopile.mcp.model.transport.ReplyParser;
import io.atopile.mcp.model.transport.RequestForm;

/** The Responses API. */
public final class ResponsesWire implements ModelWire {

    @Override
    public String title() {
        return "Responses";
    }

    @Override
    public String resolvePath(ModelRequest request) {
        return "/responses";
    }

    @Override
    public String writeBody(ModelRequest request, RequestForm form) {
        return ResponsesRequestBody.of(request, form);
    }

    @Override
    public ReplyParser createParser(PartialReply reply) {
        return new ResponsesStreamParser(reply);
    }
}
