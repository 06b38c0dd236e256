package io.atopile.mcp.resource;

import java.time.Duration;
import java.util.Optional;

/** What a protocol face needs of things that go on while others watch, such as runs: their events as they come. */
public interface EventSource {

    /**
     * One event.
     *
     * @param seq its place, from 1; what has none is told only to those who listen at the time
     * @param json one line
     */
    record Event(Optional<Long> seq, String type, String json) {}

    /** The events for one who follows, who may be as slow as he likes. */
    interface Feed extends AutoCloseable {

        /** The next; nothing when none came in time, or when it is all over. */
        Optional<Event> poll(Duration patience) throws InterruptedException;

        boolean isOver();

        @Override
        void close();
    }

    EventSource NONE = (_, _) -> Optional.empty();

    /** Follows from after the event {@code after}; nothing when there is no such thing. */
    Optional<Feed> follow(String id, long after);
}
