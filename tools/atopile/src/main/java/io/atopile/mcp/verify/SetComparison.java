package io.atopile.mcp.verify;

/**
 * Comparisons with the tolerances of decision 0028: limits are decimal numbers that were converted to binary, so a value that touches a
 * limit within 1e-12 of its size is inside, and equal means equal within 1e-9.
 */
final class SetComparison {

    static final double LIMIT_TOLERANCE = 1e-12;
    static final double EQUAL_TOLERANCE = 1e-9;

    private SetComparison() {}

    static boolean areEqual(RangeUnion left, RangeUnion right) {
        if (left.ranges().size() != right.ranges().size()) {
            return false;
        }
        double scale = left.isEmpty() ? 0 : measureScale(left.hull(), right.hull());
        for (int index = 0; index < left.ranges().size(); index++) {
            if (!areEqual(left.ranges().get(index), right.ranges().get(index), scale)) {
                return false;
            }
        }
        return true;
    }

    static boolean areEqual(ClosedRange left, ClosedRange right, double scale) {
        return isNear(left.low(), right.low(), scale) && isNear(left.high(), right.high(), scale);
    }

    /** Returns the size to which the tolerance of equal sets refers. */
    static double measureScale(ClosedRange left, ClosedRange right) {
        double scale = Math.max(left.magnitude(), right.magnitude());
        return Double.isFinite(scale) ? scale : 0;
    }

    private static boolean isNear(double left, double right, double scale) {
        return left == right || Math.abs(left - right) <= EQUAL_TOLERANCE * scale;
    }

    /** Returns a range with its finite limits moved outward by the tolerance. */
    static ClosedRange widen(ClosedRange range) {
        return new ClosedRange(
                range.low() - measureSlack(range.low(), LIMIT_TOLERANCE), range.high() + measureSlack(range.high(), LIMIT_TOLERANCE));
    }

    static boolean isInside(ClosedRange range, RangeUnion allowed) {
        return allowed.ranges().stream().map(SetComparison::widen).anyMatch(wide -> wide.low() <= range.low() && range.high() <= wide.high());
    }

    static boolean isOutside(ClosedRange range, RangeUnion allowed) {
        return allowed.ranges().stream().map(SetComparison::widen).noneMatch(wide -> wide.intersect(range).isPresent());
    }

    private static double measureSlack(double limit, double tolerance) {
        return Double.isFinite(limit) ? Math.abs(limit) * tolerance : 0;
    }
}
