package io.atopile.mcp.model.transport;

import java.util.Optional;

/** Assembles one response from its events, in a {@link PartialReply}. */
public interface ReplyParser {

    /** Processes an event. Returns the result if nothing that follows matters. */
    Optional<AttemptResult> take(SseParser.Event event);

    /** Returns the result when the stream has ended; empty if the response isn't complete. */
    default Optional<AttemptResult> finish() {
        return Optional.empty();
    }
}
