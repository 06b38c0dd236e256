package io.atopile.mcp.tool;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Limits the response of one call to a size that clients can handle. */
final class ResponseSizeLimit {

    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_MESSAGE = 2_000;

    /**
     * A response as it is sent.
     *
     * @param text {@code json} serialised
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
        var message = "%sThe response has %,d bytes; the limit is %,d."
                .formatted(hints.readOnly() ? "" : "The call was carried out, but its response is too large to send. ", bytes, MAX_BYTES);
        return ResultEnvelope.ofFailure(
                ErrorCode.VALIDATION_ERROR,
                message,
                null,
                hints,
                hints.readOnly()
                        ? "Request less: a smaller limit, one target, file or component, or a narrower query."
                        : "Don't repeat the call; check what it did with a read-only tool.");
    }

    private static ResultEnvelope withoutData(ResultEnvelope failed) {
        return new ResultEnvelope(false, failed.code(), cut(failed.message()), null, failed.retryable(), failed.hint() == null ? null : cut(failed.hint()));
    }

    private static String cut(String text) {
        return text.length() <= MAX_MESSAGE ? text : CleanText.truncate(text, MAX_MESSAGE) + "… (cut)";
    }
}
