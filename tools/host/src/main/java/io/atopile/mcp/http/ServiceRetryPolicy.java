package io.atopile.mcp.http;

import java.time.Duration;
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
            case ServiceResult.Overloaded _, ServiceResult.Unreachable _ when attempt < attempts ->
                Optional.of(RetryDelay.computeBackoff(first, longest, attempt, 0.5, 1, chance));
            case ServiceResult _ -> Optional.empty();
        };
    }
}
