package io.atopile.mcp.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps a service that fails again and again from being asked for a while, and then lets one question try whether it is back.
 */
final class CircuitBreaker {

    private final int failures;
    private final Duration rest;
    private final InstantSource clock;
    private int inARow;
    private Optional<Instant> restsUntil = Optional.empty();
    private boolean isTried;

    /**
     * A breaker of a service that works.
     *
     * @param failures in a row that open it
     * @param rest how long it then stays open
     */
    CircuitBreaker(int failures, Duration rest, InstantSource clock) {
        this.failures = failures;
        this.rest = rest;
        this.clock = clock;
    }

    /** Asks for admission; whoever gets it says afterwards how it went. Otherwise the time that is left to wait. */
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

    /** The question was given up before it showed anything. */
    synchronized void recordAbandonment() {
        isTried = false;
    }
}
