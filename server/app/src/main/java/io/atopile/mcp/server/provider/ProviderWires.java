package io.atopile.mcp.server.provider;

import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.model.chat.ChatWire;
import io.atopile.mcp.model.gemini.GeminiWire;
import io.atopile.mcp.model.messages.MessagesWire;
import io.atopile.mcp.model.responses.ResponsesWire;
import io.atopile.mcp.model.transport.ModelWire;

/** Finds the implementation of an API that the settings name. */
public final class ProviderWires {

    private ProviderWires() {}

    public static ModelWire of(ProviderSettings.Wire wire) {
        return switch (wire) {
            case RESPONSES -> new ResponsesWire();
            case CHAT -> new ChatWire();
            case MESSAGES -> new MessagesWire();
            case GEMINI -> new GeminiWire();
        };
    }
}
