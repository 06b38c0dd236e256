package io.atopile.mcp.model.transport;

import io.atopile.mcp.http.RetryDelay;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Computes the wait before the next attempt: as long as the provider says, otherwise twice as long as the last time. */
final class RetryBackoff {

    private static final String NUMBER = "\\d{1,9}(?:\\.\\d{1,9})?";
    private static final Pattern AGAIN_IN =
            Pattern.compile("try again in ((?:%s\\s?(?:ms|s|m|h)[a-z]*\\s?)+)".formatted(NUMBER), Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("(%s)\\s?(ms|s|m|h)".formatted(NUMBER), Pattern.CASE_INSENSITIVE);
    private static final double JITTER = 0.1;

    private RetryBackoff() {}

    /** Parses the wait from the headers: {@code Retry-After} in seconds, whole or not, or as a date, or {@code retry-after-ms}. */
    static Optional<Duration> parseRetryAfter(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(text -> parseNumber(text, "ms"))
                .or(() -> headers.firstValue("retry-after").flatMap(text -> parseNumber(text, "s").or(() -> RetryDelay.parseRetryAfter(text, now))));
    }

    /** Parses the wait from a message, such as "try again in 1.234s", "in 20ms", "in 6m0s". */
    static Optional<Duration> parseRetryAfter(String message) {
        var again = AGAIN_IN.matcher(message);
        return again.find()
                ? PART.matcher(again.group(1)).results().map(part -> toDuration(part.group(1), part.group(2))).reduce(Duration::plus)
                : Optional.empty();
    }

    /** Computes the wait before retry {@code retry}, 1-based: doubles each time, with 10 % jitter. */
    static Duration computeBackOff(ProviderRetryPolicy patience, int retry, RandomGenerator random) {
        return RetryDelay.computeBackoff(patience.firstBackOff(), patience.longestWait(), retry, 1 - JITTER, 1 + JITTER, random);
    }

    /** Adds up to 10 % to the requested wait, so that not all waiting clients retry at once. */
    static Duration addJitter(Duration asked, RandomGenerator random) {
        return RetryDelay.addJitter(asked, 1, 1 + JITTER, random);
    }

    private static Optional<Duration> parseNumber(String text, String unit) {
        return Optional.of(text.strip()).filter(number -> number.matches(NUMBER)).map(number -> toDuration(number, unit));
    }

    private static Duration toDuration(String number, String unit) {
        var seconds = switch (unit.toLowerCase(Locale.ROOT)) {
            case "h" -> 3600;
            case "m" -> 60;
            case "s" -> 1;
            default -> 0.001;
        };
        return Duration.ofNanos(Math.round(Double.parseDouble(number) * seconds * 1e9));
    }
}
