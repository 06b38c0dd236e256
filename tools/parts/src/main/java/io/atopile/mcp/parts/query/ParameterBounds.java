package io.atopile.mcp.parts.query;

import java.util.Optional;

/**
 * The bounds of a value, both inclusive; a missing bound is infinite.
 *
 * <p>Every bound includes a small margin, so that 4.7 and 4.70001 count as equal.
 */
public record ParameterBounds(double least, double most) {

    private static final double ROOM = 1e-6;
    private static final double ABOUT = 0.1;

    public static ParameterBounds exactly(double value) {
        return new ParameterBounds(value - computeMargin(value), value + computeMargin(value));
    }

    public static ParameterBounds atLeast(double value) {
        return new ParameterBounds(value - computeMargin(value), Double.POSITIVE_INFINITY);
    }

    public static ParameterBounds atMost(double value) {
        return new ParameterBounds(Double.NEGATIVE_INFINITY, value + computeMargin(value));
    }

    public static ParameterBounds above(double value) {
        return new ParameterBounds(value + computeMargin(value), Double.POSITIVE_INFINITY);
    }

    public static ParameterBounds below(double value) {
        return new ParameterBounds(Double.NEGATIVE_INFINITY, value - computeMargin(value));
    }

    /** Within ten percent. */
    public static ParameterBounds about(double value) {
        return new ParameterBounds(value * (1 - ABOUT), value * (1 + ABOUT));
    }

    public static ParameterBounds between(double one, double other) {
        return new ParameterBounds(atLeast(Math.min(one, other)).least, atMost(Math.max(one, other)).most);
    }

    public boolean contains(double value) {
        return least <= value && value <= most;
    }

    /** Returns the intersection; empty if there is none. */
    public Optional<ParameterBounds> intersect(ParameterBounds other) {
        var both = new ParameterBounds(Math.max(least, other.least), Math.min(most, other.most));
        return both.least <= both.most ? Optional.of(both) : Optional.empty();
    }

    private static double computeMargin(double value) {
        return Math.abs(value) * ROOM;
    }
}
