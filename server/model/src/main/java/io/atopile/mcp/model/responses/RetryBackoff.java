package io.atopile.mcp.model.responses;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Computes the wait before the next attempt: as long as the provider says, otherwise twice as long as the last time. */
final class RetryBackoff {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern AGAIN_IN =
            Pattern.compile("try again in ((?:\\d{1,9}(?:\\.\\d{1,9})?\\s?(?:ms|s|m|h)[a-z]*\\s?)+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s?(ms|s|m|h)", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal NANOS_A_MILLI = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal NANOS_A_SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final int MOST_DOUBLINGS = 30;
    private static final double JITTER = 0.1;

    private RetryBackoff() {}

    /** Parses the wait from the headers: {@code Retry-After} in seconds or as a date, or {@code retry-after-ms}. */
    static Optional<Duration> parseRetryAfter(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(text -> parseNumber(text, NANOS_A_MILLI))
                .or(() -> headers.firstValue("retry-after").flatMap(text -> parseSecondsOrDate(text, now)));
    }

    /** Parses the wait from a message, such as "try again in 1.234s", "in 20ms", "in 6m0s". */
    static Optional<Duration> parseRetryAfter(String message) {
        var again = AGAIN_IN.matcher(message);
        if (!again.find()) {
            return Optional.empty();
        }
        return PART.matcher(again.group(1))
                .results()
                .map(part -> toDuration(new BigDecimal(part.group(1)), getUnitNanos(part.group(2))))
                .reduce(Duration::plus);
    }

    /** Computes the wait before retry {@code retry}, 1-based: doubles each time, with 10 % jitter. */
    static Duration computeBackOff(ProviderRetryPolicy patience, int retry, RandomGenerator random) {
        var doublings = Math.min(retry - 1, MOST_DOUBLINGS);
        var millis = Math.min(
                patience.firstBackOff().toMillis() * Math.pow(2, doublings),
                (double) patience.longestWait().toMillis());
        return Duration.ofNanos((long) (millis * 1_000_000 * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }

    /** Adds up to 10 % to the requested wait, so that not all waiting clients retry at once. */
    static Duration addJitter(Duration asked, RandomGenerator random) {
        return asked.plusNanos((long) (asked.toNanos() * JITTER * random.nextDouble()));
    }

    private static Optional<Duration> parseSecondsOrDate(String text, Instant now) {
        return parseNumber(text, NANOS_A_SECOND).or(() -> parseDate(text).map(date -> {
            var until = Duration.between(now, date);
            return until.isNegative() ? Duration.ZERO : until;
        }));
    }

    private static Optional<Instant> parseDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parseNumber(String text, BigDecimal nanos) {
        return Optional.of(text.strip())
                .filter(number -> NUMBER.matcher(number).matches())
                .map(number -> toDuration(new BigDecimal(number), nanos));
    }

    private static BigDecimal getUnitNanos(String name) {
        return switch (Character.toLowerCase(name.charAt(0))) {
            case 'h' -> NANOS_A_SECOND.multiply(BigDecimal.valueOf(3600));
            case 's' -> NANOS_A_SECOND;
            default -> name.length() == 2 ? NANOS_A_MILLI : NANOS_A_SECOND.multiply(BigDecimal.valueOf(60));
        };
    }

    private static Duration toDuration(BigDecimal number, BigDecimal nanos) {
        return Duration.ofNanos(number.multiply(nanos).min(BigDecimal.valueOf(Long.MAX_VALUE / 2)).longValue());
    }
}
