package io.atopile.mcp.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;

/** Creates IDs that are unique on this machine, sort by creation time, and are safe as directory names. */
public final class TimeOrderedId {

    private static final Pattern FORM = Pattern.compile("[a-z]_[0-9a-z]{9,24}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long RANDOM_BELOW = 36L * 36 * 36 * 36 * 36 * 36;

    private TimeOrderedId() {}

    /** Creates an ID; {@code kind} is one letter for the type of object. */
    public static String of(char kind, Instant now) {
        var random = Long.toString(RANDOM.nextLong(RANDOM_BELOW), Character.MAX_RADIX);
        return kind + "_" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX) + "0".repeat(6 - random.length()) + random;
    }

    /** Whether a text from outside has the form of such an ID and is safe to look up. */
    public static boolean isOne(char kind, String text) {
        return FORM.matcher(text).matches() && text.charAt(0) == kind;
    }
}
