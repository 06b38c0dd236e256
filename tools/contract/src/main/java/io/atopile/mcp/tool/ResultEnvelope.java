package io.atopile.mcp.tool;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The format of every result on the wire, for clients and for the agent's model.
 *
 * @param code {@code ok} or an {@link ErrorCode}'s wire name
 * @param message describes what happened and is complete on its own; a failure begins with {@code FAILED: }
 * @param hint of a failure, what to do about it; of a success, what usually comes next
 * @param retryable whether the identical call may be repeated
 */
public record ResultEnvelope(
        boolean ok, String code, String message, @Nullable JsonNode data, boolean retryable, @Nullable String hint) {

    static final String FAILED = "FAILED: ";

    /** Returns the envelope of a success; an empty hint means that nothing in particular comes next. */
    public static ResultEnvelope ofSuccess(String message, JsonNode data, String hint) {
        return new ResultEnvelope(true, "ok", message, data, false, hint.isEmpty() ? null : hint);
    }

    public static ResultEnvelope ofFailure(ErrorCode code, String message, @Nullable JsonNode data, ToolAnnotations hints, @Nullable String hint) {
        return new ResultEnvelope(false, code.wireName(), FAILED + message, data, code.isRetryable(hints), hint);
    }

    public ObjectNode toJson() {
        var json = Json.object();
        json.put("ok", ok).put("code", code).put("message", message);
        json.set("data", data == null ? json.nullNode() : data);
        return json.put("retryable", retryable).put("hint", hint);
    }
}
