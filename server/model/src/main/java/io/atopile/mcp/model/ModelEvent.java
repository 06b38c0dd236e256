package io.atopile.mcp.model;

import java.time.Duration;

/** What is heard of a model while it answers. */
public sealed interface ModelEvent {

    record TextDelta(String text) implements ModelEvent {}

    record ReasoningDelta(String text) implements ModelEvent {}

    /**
     * An item is complete; it will be in the reply, so a call may begin at once. Only reasoning, of which nothing came
     * before the answer was cut, will not.
     */
    record ItemDone(ConversationItem item) implements ModelEvent {}

    /**
     * The gateway tries again: try {@code attempt} of {@code of} begins after {@code delay}. The text heard since the last
     * complete item is void, and will be said anew.
     */
    record Retrying(int attempt, int of, Duration delay, String why) implements ModelEvent {}

    record Warning(String message) implements ModelEvent {}
}
