package io.atopile.mcp.build;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Creates build IDs: they sort by time, exist before atopile assigns its own, and are safe as file names. */
final class BuildId {

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_DIGITS = 9;
    private static final int RANDOM_DIGITS = 5;
    private static final Pattern FORM = Pattern.compile("b_[" + DIGITS + "]{" + (TIME_DIGITS + RANDOM_DIGITS) + "}");

    private BuildId() {}

    static String create(Instant time) {
        long random = ThreadLocalRandom.current().nextLong(1L << (5 * RANDOM_DIGITS));
        return "b_" + encode(time.toEpochMilli(), TIME_DIGITS) + encode(random, RANDOM_DIGITS);
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    private static String encode(long value, int digits) {
        var text = new StringBuilder();
        for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) {
            text.append(DIGITS.charAt((int) (value >> shift) & 31));
        }
        return text.toString();
    }
}
