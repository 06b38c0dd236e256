package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.SessionGrants;
import io.atopile.mcp.tool.ToolCaller;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of a client since its {@code initialize}. */
final class ClientState {

    private final SessionGrants grants = new SessionGrants();
    private volatile Optional<ObjectNode> introduction = Optional.empty();
    private volatile Optional<McpLogLevel> level = Optional.empty();

    void begin(ObjectNode initializeParams) {
        introduction = Optional.of(initializeParams);
    }

    boolean hasBegun() {
        return introduction.isPresent();
    }

    /** Returns whether the client declared a capability at the top level of its capabilities; elicitation only counts with forms. */
    boolean supports(String capability) {
        var declared = getIntroduction().path("capabilities").path(capability);
        var urlsOnly = capability.equals("elicitation") && declared.has("url") && !declared.has("form");
        return !declared.isMissingNode() && !urlsOnly;
    }

    /** Returns what the client's person has approved until it disconnects. */
    SessionGrants grants() {
        return grants;
    }

    ToolCaller caller() {
        var name = getIntroduction().at("/clientInfo/name").asString("unknown client");
        return new ToolCaller(ToolCaller.Kind.CLIENT, NameSuggestions.shorten(name));
    }

    /** Returns the level from which a tool's own log messages are sent. */
    McpLogLevel level() {
        return level.orElse(McpLogLevel.INFO);
    }

    /** Returns whether the client has set a level that includes this one. */
    boolean includes(McpLogLevel message) {
        return level.filter(set -> message.compareTo(set) >= 0).isPresent();
    }

    void setLevel(McpLogLevel wanted) {
        level = Optional.of(wanted);
    }

    private JsonNode getIntroduction() {
        return introduction.orElseGet(Json::object);
    }
}
