package io.atopile.mcp.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Determines the pauses between the attempts of one request.
 *
 * @param attempts maximum number of attempts
 * @param first maximum pause after the first attempt; the maximum doubles with each later one
 * @param longest maximum pause; if a service asks for a longer one, the request isn't retried
 */
public record ServiceRetryPolicy(int attempts, Duration first, Duration longest) {

    public static final ServiceRetryPolicy USUAL = new ServiceRetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(8));

    /** Returns the pause after a failed attempt; empty if there should be no other attempt. */
    Optional<Duration> pause(ServiceResult reply, int attempt, RandomGenerator chance) {
        return switch (reply) {
            case ServiceResult.Overloaded(_, var after) when attempt < attempts && after.isPresent() -> after.filter(wait -> wait.compareTo(longest) <= 0);
            case ServiceResult.Overloaded _, ServiceResult.Unreachable _ when attempt < attempts -> Optional.of(computeBackoff(attempt, chance));
            case ServiceResult _ -> Optional.empty();
        };
    }

    /** Between half the pause and all of it, at random, so that many clients don't retry at the same time. */
    private Duration computeBackoff(int attempt, RandomGenerator chance) {
        var whole = Math.min(longest.toMillis(), first.toMillis() << (attempt - 1));
        return Duration.ofMillis(whole / 2 + chance.nextLong(whole / 2 + 1));
    }

    /** Parses a Retry-After header, in seconds or as a date; empty if it is neither. */
    static Optional<Duration> retryAfter(String header, InstantSource clock) {
        var text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            var wait = Duration.between(clock.instant(), then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
