package io.atopile.mcp.agent.run;

import io.atopile.mcp.journal.TimedId;
import java.time.Instant;

/** Names runs and threads. */
public final class RunId {

    private static final char RUN = 'r';
    private static final char THREAD = 't';

    private RunId() {}

    public static String run(Instant now) {
        return TimedId.of(RUN, now);
    }

    public static String thread(Instant now) {
        return TimedId.of(THREAD, now);
    }

    /** Whether a text from outside may be looked up as an id. */
    public static boolean isOne(String text) {
        return TimedId.isOne(RUN, text) || TimedId.isOne(THREAD, text);
    }
}
