package io.atopile.mcp.verify;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A set of numbers: disjoint closed ranges in ascending order. A discrete value is a range of one number; no ranges are the empty set.
 */
public record RangeUnion(List<ClosedRange> ranges) {

    /** All numbers. */
    public static final RangeUnion ENTIRE = new RangeUnion(List.of(ClosedRange.ENTIRE));

    public RangeUnion {
        ranges = mergeOverlapping(ranges);
    }

    public static RangeUnion of(ClosedRange... ranges) {
        return new RangeUnion(List.of(ranges));
    }

    public static RangeUnion of(double low, double high) {
        return of(new ClosedRange(low, high));
    }

    private static List<ClosedRange> mergeOverlapping(List<ClosedRange> ranges) {
        var merged = new ArrayList<ClosedRange>();
        for (ClosedRange range : ranges.stream().sorted(Comparator.comparingDouble(ClosedRange::low)).toList()) {
            if (!merged.isEmpty() && merged.getLast().high() >= range.low()) {
                merged.add(merged.removeLast().unite(range));
            } else {
                merged.add(range);
            }
        }
        return List.copyOf(merged);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean isBounded() {
        return ranges.stream().allMatch(ClosedRange::isBounded);
    }

    /** Returns the single value, if the set has exactly one. */
    public Optional<Double> singleton() {
        return ranges.size() == 1 && ranges.getFirst().isPoint() ? Optional.of(ranges.getFirst().low()) : Optional.empty();
    }

    /** Returns the smallest range that contains the set, which must not be empty. */
    public ClosedRange hull() {
        return ranges.getFirst().unite(ranges.getLast());
    }

    public boolean contains(double value) {
        return ranges.stream().anyMatch(range -> range.contains(value));
    }

    /** Returns the common members; ends that touch within the tolerance of limits have what is between them in common. */
    RangeUnion intersect(RangeUnion other) {
        return new RangeUnion(ranges.stream()
                .flatMap(range -> other.ranges.stream().flatMap(second -> intersect(range, second).stream()))
                .toList());
    }

    private static Optional<ClosedRange> intersect(ClosedRange left, ClosedRange right) {
        double from = Math.max(left.low(), right.low());
        double to = Math.min(left.high(), right.high());
        boolean touching = from > to && from - to <= SetComparison.LIMIT_TOLERANCE * Math.max(Math.abs(from), Math.abs(to));
        return touching ? Optional.of(new ClosedRange(to, from)) : left.intersect(right);
    }

    /** Returns the set's member nearest to a value. */
    double findNearest(double value) {
        return ranges.stream()
                .map(range -> Math.clamp(value, range.low(), range.high()))
                .min(Comparator.comparingDouble(member -> Math.abs(member - value)))
                .orElseThrow();
    }

    /** Splits the set at its widest gap, or a single range at its middle; empty if nothing is left to split. */
    Optional<List<RangeUnion>> split() {
        if (ranges.size() > 1) {
            int widest = 1;
            for (int next = 2; next < ranges.size(); next++) {
                widest = measureGap(next) > measureGap(widest) ? next : widest;
            }
            return Optional.of(List.of(new RangeUnion(ranges.subList(0, widest)), new RangeUnion(ranges.subList(widest, ranges.size()))));
        }
        ClosedRange only = ranges.getFirst();
        double middle = only.contains(0) && only.low() < 0 && only.high() > 0 ? 0 : only.midpoint();
        return only.low() < middle && middle < only.high()
                ? Optional.of(List.of(of(only.low(), middle), of(middle, only.high())))
                : Optional.empty();
    }

    private double measureGap(int index) {
        return ranges.get(index).low() - ranges.get(index - 1).high();
    }

    @Override
    public String toString() {
        return ranges.stream().map(ClosedRange::toString).collect(joining(", ", "{", "}"));
    }
}
