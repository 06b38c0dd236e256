package io.atopile.mcp.agent;

import io.atopile.mcp.tool.Json;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event with its number in the run, from 1, and its time. */
public record RecordedEvent(long seq, Instant at, RunEvent event) {

    /** Returns the event as a line of {@code events.jsonl}. */
    public ObjectNode toJson() {
        var json = Json.object().put("seq", seq).put("at", at.toString());
        json.setAll((ObjectNode) Json.mapper().valueToTree(event));
        return json;
    }

    /**
     * Parses one line.
     *
     * @throws tools.jackson.core.JacksonException if it isn't an event that this version supports
     */
    public static RecordedEvent of(JsonNode line) {
        var event = ((ObjectNode) line).deepCopy();
        var seq = event.remove("seq").asLong();
        var at = Instant.parse(event.remove("at").asString());
        return new RecordedEvent(seq, at, Json.mapper().treeToValue(event, RunEvent.class));
    }
}
