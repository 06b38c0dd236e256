package io.atopile.mcp.model;

import java.time.Duration;

/** An event of a model's streaming response. */
public sealed interface ModelEvent {

    record TextDelta(String text) implements ModelEvent {}

    record ReasoningDelta(String text) implements ModelEvent {}

    /**
     * An item is complete. It will be in the reply, so that a call may start at once; the exception is reasoning that no other
     * item followed before the response was cut off.
     */
    record ItemDone(ConversationItem item) implements ModelEvent {}

    /**
     * The gateway retries: attempt {@code attempt} of {@code of} starts after {@code delay}. Text received since the last complete
     * item is void and will be sent again.
     */
    record Retrying(int attempt, int of, Duration delay, String why) implements ModelEvent {}

    record Warning(String message) implements ModelEvent {}
}
