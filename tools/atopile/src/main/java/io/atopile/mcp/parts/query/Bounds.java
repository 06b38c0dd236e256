package io.atopile.mcp.parts.query;

/**
 * What a value must lie between, both ends included; an end that isn't there is infinite.
 *
 * <p>An exact value comes with a little room, so that 4.7 and 4.70001 are the same.
 */
public record Bounds(double least, double most) {

    private static final double ROOM = 1e-6;

    public static Bounds exactly(double value) {
        return new Bounds(value - Math.abs(value) * ROOM, value + Math.abs(value) * ROOM);
    }

    public static Bounds atLeast(double value) {
        return new Bounds(value - Math.abs(value) * ROOM, Double.POSITIVE_INFINITY);
    }

    public static Bounds atMost(double value) {
        return new Bounds(Double.NEGATIVE_INFINITY, value + Math.abs(value) * ROOM);
    }

    public boolean contains(double value) {
        return least <= value && value <= most;
    }
}
