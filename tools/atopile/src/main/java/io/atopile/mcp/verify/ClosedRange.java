package io.atopile.mcp.verify;

import java.util.Optional;

/** The numbers from {@code low} to {@code high}, both included; an end may be infinite. */
public record ClosedRange(double low, double high) {

    /** All numbers. */
    public static final ClosedRange ENTIRE = new ClosedRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public ClosedRange {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not a range: %s to %s".formatted(low, high));
        }
        low += 0.0;
        high += 0.0;
    }

    /** Returns the range of one value. */
    public static ClosedRange of(double value) {
        return new ClosedRange(value, value);
    }

    public boolean isPoint() {
        return low == high;
    }

    public boolean isBounded() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Returns a value near the middle; for a half-open range a finite one. */
    double midpoint() {
        if (isBounded()) {
            return Math.clamp(low / 2 + high / 2, low, high);
        }
        return Math.clamp(0.0, low, high);
    }

    /** Returns the greatest absolute value. */
    double magnitude() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    /** Returns the least absolute value. */
    double leastMagnitude() {
        return contains(0) ? 0 : Math.min(Math.abs(low), Math.abs(high));
    }

    public Optional<ClosedRange> intersect(ClosedRange other) {
        double from = Math.max(low, other.low);
        double to = Math.min(high, other.high);
        return from <= to ? Optional.of(new ClosedRange(from, to)) : Optional.empty();
    }

    ClosedRange unite(ClosedRange other) {
        return new ClosedRange(Math.min(low, other.low), Math.max(high, other.high));
    }

    @Override
    public String toString() {
        return "[" + low + ", " + high + "]";
    }
}
