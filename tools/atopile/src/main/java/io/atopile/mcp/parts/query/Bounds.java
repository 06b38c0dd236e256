package io.atopile.mcp.parts.query;

import java.util.Optional;

/**
 * What a value must lie between, both ends included; an end that isn't there is infinite.
 *
 * <p>Every end comes with a little room, so that 4.7 and 4.70001 are the same.
 */
public record Bounds(double least, double most) {

    private static final double ROOM = 1e-6;
    private static final double ABOUT = 0.1;

    public static Bounds exactly(double value) {
        return new Bounds(value - room(value), value + room(value));
    }

    public static Bounds atLeast(double value) {
        return new Bounds(value - room(value), Double.POSITIVE_INFINITY);
    }

    public static Bounds atMost(double value) {
        return new Bounds(Double.NEGATIVE_INFINITY, value + room(value));
    }

    public static Bounds above(double value) {
        return new Bounds(value + room(value), Double.POSITIVE_INFINITY);
    }

    public static Bounds below(double value) {
        return new Bounds(Double.NEGATIVE_INFINITY, value - room(value));
    }

    /** Within a tenth. */
    public static Bounds about(double value) {
        return new Bounds(value * (1 - ABOUT), value * (1 + ABOUT));
    }

    public static Bounds between(double one, double other) {
        return new Bounds(atLeast(Math.min(one, other)).least, atMost(Math.max(one, other)).most);
    }

    public boolean contains(double value) {
        return least <= value && value <= most;
    }

    /** What fulfils both; empty when nothing can. */
    public Optional<Bounds> and(Bounds other) {
        var both = new Bounds(Math.max(least, other.least), Math.min(most, other.most));
        return both.least <= both.most ? Optional.of(both) : Optional.empty();
    }

    private static double room(double value) {
        return Math.abs(value) * ROOM;
    }
}
