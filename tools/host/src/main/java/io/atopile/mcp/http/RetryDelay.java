package io.atopile.mcp.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The pause before another attempt: what the server asks for, otherwise twice the last one. */
public final class RetryDelay {

    private static final int MOST_DOUBLINGS = 30;

    private RetryDelay() {}

    /** Returns the pause after an attempt, 1-based: {@code first}, doubled for each later attempt up to {@code longest}, times {@code from} to {@code to} at random. */
    public static Duration computeBackoff(Duration first, Duration longest, int attempt, double from, double to, RandomGenerator random) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return addJitter(doubled.compareTo(longest) < 0 ? doubled : longest, from, to, random);
    }

    /** Multiplies a pause by {@code from} to {@code to} at random, so that many clients don't retry at the same time. */
    public static Duration addJitter(Duration pause, double from, double to, RandomGenerator random) {
        return Duration.ofNanos((long) (pause.toNanos() * (from + (to - from) * random.nextDouble())));
    }

    /** Parses a Retry-After header, in seconds or as a date; empty if it is neither. */
    public static Optional<Duration> parseRetryAfter(String header, Instant now) {
        var text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var wait = Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
