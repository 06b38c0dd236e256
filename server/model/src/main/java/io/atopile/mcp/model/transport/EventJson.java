package io.atopile.mcp.model.transport;

import io.atopile.mcp.tool.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads the data of an event, or the arguments of a call. */
public final class EventJson {

    private EventJson() {}

    /** Parses an object; empty if it is anything else. */
    public static Optional<ObjectNode> parse(String data) {
        try {
            return Json.mapper().readTree(data) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
