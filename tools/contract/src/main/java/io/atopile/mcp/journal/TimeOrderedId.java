package io.atopile.mcp.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;

/** Makes names that are unique on this machine, in the order of their making, and safe as a folder's name. */
public final class TimeOrderedId {

    private static final Pattern FORM = Pattern.compile("[a-z]_[0-9a-z]{9,24}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long RANDOM_BELOW = 36L * 36 * 36 * 36 * 36 * 36;

    private TimeOrderedId() {}

    /** {@code kind} is one letter that tells what is named. */
    public static String of(char kind, Instant now) {
        var random = Long.toString(RANDOM.nextLong(RANDOM_BELOW), Character.MAX_RADIX);
        return kind + "_" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX) + "0".repeat(6 - random.length()) + random;
    }

    /** Whether a text from outside may be looked up as such a name. */
    public static boolean isOne(char kind, String text) {
        return FORM.matcher(text).matches() && text.charAt(0) == kind;
    }
}
