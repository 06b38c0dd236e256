package io.atopile.mcp.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * A lower bound of an expression over a box, with the part of the box in which the least value lies. Where the expression rises or falls
 * in an input over the whole box, the input is fixed at the end that gives the least value; then the slopes are taken again.
 *
 * @param box the reduced box
 * @param bound not greater than the expression anywhere in the original box
 * @param total whether the expression is defined on the whole original box
 * @param weights how much each input matters, for splitting
 */
record BoundedBox(ParameterBox box, double bound, boolean total, List<Double> weights) {

    private static final int MOST_ROUNDS = 4;

    /** Bounds an expression from below, or its negative if {@code sign} is -1. */
    static BoundedBox compute(ExpressionTape tape, int root, int sign, ParameterBox box) {
        ParameterBox reduced = box;
        var values = tape.evaluate(reduced);
        double bound = orient(values.readRange(root), sign).low();
        if (!values.isTotal(root)) {
            return new BoundedBox(box, bound, false, box.sides().stream().map(side -> 1 / side.hull().magnitude()).toList());
        }
        List<ClosedRange> slopes = List.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            slopes = tape.findSlopes(values, root).stream().map(slope -> orient(slope, sign)).toList();
            bound = Math.max(bound, boundByMiddle(tape, root, sign, reduced, slopes));
            ParameterBox fixed = fixMonotone(reduced, slopes);
            if (fixed.equals(reduced)) {
                break;
            }
            reduced = fixed;
            values = tape.evaluate(reduced);
            bound = Math.max(bound, orient(values.readRange(root), sign).low());
        }
        return new BoundedBox(reduced, bound, true, slopes.stream().map(ClosedRange::magnitude).toList());
    }

    /** Encloses an expression over a box from both sides, without a search. */
    static ClosedRange enclose(ExpressionTape tape, int root, ParameterBox box) {
        double low = compute(tape, root, 1, box).bound();
        double high = 0.0 - compute(tape, root, -1, box).bound();
        return low <= high ? new ClosedRange(low, high) : ClosedRange.ENTIRE;
    }

    /** Returns the range, or its negative if {@code sign} is -1. */
    static ClosedRange orient(ClosedRange range, int sign) {
        return sign < 0 ? RangeArithmetic.negate(range) : range;
    }

    private static ParameterBox fixMonotone(ParameterBox box, List<ClosedRange> slopes) {
        ParameterBox fixed = box;
        for (int input = 0; input < slopes.size(); input++) {
            ClosedRange side = box.readRange(input);
            ClosedRange slope = slopes.get(input);
            if (!side.isPoint() && slope.low() >= 0 && Double.isFinite(side.low())) {
                fixed = fixed.replace(input, RangeUnion.of(side.low(), side.low()));
            } else if (!side.isPoint() && slope.high() <= 0 && Double.isFinite(side.high())) {
                fixed = fixed.replace(input, RangeUnion.of(side.high(), side.high()));
            }
        }
        return fixed;
    }

    /** Bounds by the value in the middle and the slopes from there; close for small boxes. */
    private static double boundByMiddle(ExpressionTape tape, int root, int sign, ParameterBox box, List<ClosedRange> slopes) {
        var middle = new ArrayList<Double>();
        for (int input = 0; input < slopes.size(); input++) {
            middle.add(box.readRange(input).midpoint());
        }
        ClosedRange sum = orient(tape.evaluate(ParameterBox.ofPoint(middle)).readRange(root), sign);
        for (int input = 0; input < slopes.size(); input++) {
            ClosedRange offset = RangeArithmetic.subtract(box.readRange(input), ClosedRange.of(middle.get(input)));
            sum = RangeArithmetic.add(sum, RangeArithmetic.multiply(slopes.get(input), offset));
        }
        return sum.low();
    }
}
