package io.atopile.mcp.tool;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what is answered to one call within what a client can take, whatever the tool found. */
final class ResponseSizeLimit {

    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_MESSAGE = 2_000;

    /**
     * An answer as it is sent.
     *
     * @param text the same as JSON
     */
    record Sent(boolean ok, ObjectNode json, String text) {}

    private ResponseSizeLimit() {}

    static Sent apply(ResultEnvelope envelope, ToolAnnotations hints) {
        var json = envelope.toJson();
        var text = Json.mapper().writeValueAsString(json);
        var bytes = text.length() > MAX_BYTES / 4 ? text.getBytes(StandardCharsets.UTF_8).length : text.length();
        if (bytes <= MAX_BYTES) {
            return new Sent(envelope.ok(), json, text);
        }
        var cut = envelope.ok() ? buildExcessFailure(bytes, hints) : withoutData(envelope);
        var smaller = cut.toJson();
        return new Sent(false, smaller, Json.mapper().writeValueAsString(smaller));
    }

    private static ResultEnvelope buildExcessFailure(int bytes, ToolAnnotations hints) {
        var message = "%sThe answer is %,d bytes long; at most %,d are sent."
                .formatted(hints.readOnly() ? "" : "It was carried out, but its answer can't be sent. ", bytes, MAX_BYTES);
        return ResultEnvelope.ofFailure(
                ErrorCode.VALIDATION_ERROR,
                message,
                null,
                hints,
                hints.readOnly()
                        ? "Ask for less: a smaller limit, one target, file or component, or a narrower query."
                        : "Don't repeat it; look at what it did with a tool that reads.");
    }

    private static ResultEnvelope withoutData(ResultEnvelope failed) {
        return new ResultEnvelope(false, failed.code(), cut(failed.message()), null, failed.retryable(), failed.hint() == null ? null : cut(failed.hint()));
    }

    private static String cut(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "… (cut)";
    }
}
