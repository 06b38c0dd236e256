package io.atopile.mcp.conformance.client;

import io.atopile.mcp.tool.Json;
import tools.jackson.databind.JsonNode;

/** What a tool of ours answered: the envelope, and whether MCP's own flag agrees with it. */
public record CallResult(JsonNode envelope, boolean isError) {

    /**
     * Reads a response to {@code tools/call}.
     *
     * @throws AssertionError when it is none, or when the text and the structured form differ
     */
    public static CallResult of(JsonNode response) {
        var result = response.path("result");
        var text = result.path("content").path(0).path("text");
        if (!text.isString()) {
            throw new AssertionError("Not a tool's result: " + response);
        }
        var envelope = Json.mapper().readTree(text.asString());
        if (!envelope.equals(result.path("structuredContent"))) {
            throw new AssertionError("The text and the structured content differ: " + result);
        }
        return new CallResult(envelope, result.path("isError").asBoolean(false));
    }

    public boolean ok() {
        return envelope.path("ok").asBoolean();
    }

    public String code() {
        return envelope.path("code").asString("");
    }

    public String message() {
        return envelope.path("message").asString("");
    }

    public JsonNode data() {
        return envelope.path("data");
    }
}
