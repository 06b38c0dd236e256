package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.TokenUsage;
import java.util.List;
import java.util.Optional;

/** Assembles one response from its events. */
public interface ReplyParser {

    /** Processes an event. Returns the result if nothing that follows matters. */
    Optional<AttemptResult> take(SseParser.Event event);

    /** Returns the result when the stream has ended; empty if the response isn't complete. */
    default Optional<AttemptResult> finish() {
        return Optional.empty();
    }

    /** Returns the items that are complete so far. */
    List<ConversationItem> items();

    TokenUsage usage();
}
