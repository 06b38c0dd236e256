package io.atopile.mcp.agent.run;

import io.atopile.mcp.journal.TimeOrderedId;
import java.time.Instant;

/** Names runs and threads. */
public final class RunId {

    private static final char RUN = 'r';
    private static final char THREAD = 't';

    private RunId() {}

    public static String run(Instant now) {
        return TimeOrderedId.of(RUN, now);
    }

    public static String createThreadId(Instant now) {
        return TimeOrderedId.of(THREAD, now);
    }

    /** Whether a text from outside may be looked up as an id. */
    public static boolean isOne(String text) {
        return TimeOrderedId.isOne(RUN, text) || TimeOrderedId.isOne(THREAD, text);
    }
}
