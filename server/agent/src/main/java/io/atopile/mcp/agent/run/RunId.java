package io.atopile.mcp.agent.run;

import io.atopile.mcp.journal.TimeOrderedId;
import java.time.Instant;

/** IDs of runs and threads. */
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

    /** Returns whether an untrusted text has the form of an ID, so that it may be looked up. */
    public static boolean isOne(String text) {
        return TimeOrderedId.isOne(RUN, text) || TimeOrderedId.isOne(THREAD, text);
    }
}
