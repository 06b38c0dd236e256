package io.atopile.mcp.model.chat;

import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ModelWire;
import io.atopile.mcp.model.transport.PartialReply;
import io.atopile.mcp.model.transport.ReplyParser;
import io.atopile.mcp.model.transport.RequestForm;

/** The Chat Completions API. */
public final class ChatWire implements ModelWire {

    @Override
    public String title() {
        return "Chat Completions";
    }

    @Override
    public String resolvePath(ModelRequest request) {
        return "/chat/completions";
    }

    /** The content of a message of a tool is text. */
    @Override
    public boolean takesOutputPictures() {
        return false;
    }

    @Override
    public String writeBody(ModelRequest request, RequestForm form) {
        return ChatRequestBody.of(request, form);
    }

    @Override
    public ReplyParser createParser(PartialReply reply) {
        return new ChatStreamParser(reply);
    }
}
