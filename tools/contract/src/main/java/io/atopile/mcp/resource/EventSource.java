package io.atopile.mcp.resource;

import java.time.Duration;
import java.util.Optional;

/** Live events of long operations such as runs, for a protocol front end. */
public interface EventSource {

    /**
     * One event.
     *
     * @param seq its sequence number, from 1; an event without one is sent only to current listeners
     * @param json the event as one line of JSON
     */
    record Event(Optional<Long> seq, String type, String json) {}

    /** The events for one listener, which may read as slowly as it likes. */
    interface Feed extends AutoCloseable {

        /** Returns the next event; empty after the timeout or at the end of the feed. */
        Optional<Event> poll(Duration patience) throws InterruptedException;

        boolean isOver();

        @Override
        void close();
    }

    EventSource NONE = (_, _) -> Optional.empty();

    /** Follows an operation from the event after number {@code after}; empty if the operation doesn't exist. */
    Optional<Feed> follow(String id, long after);
}
