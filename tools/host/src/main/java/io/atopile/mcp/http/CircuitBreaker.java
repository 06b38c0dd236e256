package io.atopile.mcp.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Stops requests to a service that fails repeatedly for a while, then admits a single request to probe whether it has recovered. */
final class CircuitBreaker {

    private final int failures;
    private final Duration rest;
    private final InstantSource clock;
    private int inARow;
    private Optional<Instant> restsUntil = Optional.empty();
    private boolean isTried;

    /**
     * Creates a closed breaker.
     *
     * @param failures consecutive failures that open it
     * @param rest how long it then stays open
     */
    CircuitBreaker(int failures, Duration rest, InstantSource clock) {
        this.failures = failures;
        this.rest = rest;
        this.clock = clock;
    }

    /** Requests admission. When admitted (empty), the caller must afterwards record the outcome; otherwise returns the remaining time to wait. */
    synchronized Optional<Duration> enter() {
        if (restsUntil.isEmpty()) {
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), restsUntil.get());
        if (left.isPositive() || isTried) {
            return Optional.of(left.isPositive() ? left : Duration.ofSeconds(1));
        }
        isTried = true;
        return Optional.empty();
    }

    synchronized void recordSuccess() {
        inARow = 0;
        isTried = false;
        restsUntil = Optional.empty();
    }

    synchronized void recordFailure() {
        inARow++;
        isTried = false;
        if (inARow >= failures) {
            restsUntil = Optional.of(clock.instant().plus(rest));
        }
    }

    /** The request was abandoned before it had an outcome. */
    synchronized void recordAbandonment() {
        isTried = false;
    }
}
