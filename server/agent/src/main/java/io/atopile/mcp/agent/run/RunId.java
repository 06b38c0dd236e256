package io.atopile.mcp.agent.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;

/** Names runs and threads: unique on this machine, in the order of their making, safe as a folder's name. */
public final class RunId {

    private static final Pattern FORM = Pattern.compile("[rt]_[0-9a-z]{9,24}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long RANDOM_BELOW = 36L * 36 * 36 * 36 * 36 * 36;

    private RunId() {}

    public static String run(Instant now) {
        return "r_" + unique(now);
    }

    public static String thread(Instant now) {
        return "t_" + unique(now);
    }

    /** Whether a text from outside may be looked up as an id. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    private static String unique(Instant now) {
        var random = Long.toString(RANDOM.nextLong(RANDOM_BELOW), Character.MAX_RADIX);
        return Long.toString(now.toEpochMilli(), Character.MAX_RADIX) + "0".repeat(6 - random.length()) + random;
    }
}
