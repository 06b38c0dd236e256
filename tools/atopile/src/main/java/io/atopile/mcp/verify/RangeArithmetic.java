package io.atopile.mcp.verify;

import static io.atopile.mcp.verify.DirectedRounding.addDown;
import static io.atopile.mcp.verify.DirectedRounding.addUp;
import static io.atopile.mcp.verify.DirectedRounding.divideDown;
import static io.atopile.mcp.verify.DirectedRounding.divideUp;
import static io.atopile.mcp.verify.DirectedRounding.lowerFunction;
import static io.atopile.mcp.verify.DirectedRounding.multiplyDown;
import static io.atopile.mcp.verify.DirectedRounding.multiplyUp;
import static io.atopile.mcp.verify.DirectedRounding.raiseFunction;
import static io.atopile.mcp.verify.DirectedRounding.takeRootDown;
import static io.atopile.mcp.verify.DirectedRounding.takeRootUp;

import java.util.List;

/**
 * Interval arithmetic with outward rounding: each result contains the value of the operation for all operands in the ranges for which
 * it is defined. {@link #isTotal} says whether it is defined for all of them.
 */
final class RangeArithmetic {

    private static final double GREATEST_ANGLE = 1e8;
    private static final double ANGLE_SLACK = 1e-6;

    private RangeArithmetic() {}

    /** Applies an arithmetic operator to one or two ranges. */
    static ClosedRange apply(ExpressionOperator operator, List<ClosedRange> operands) {
        ClosedRange left = operands.getFirst();
        ClosedRange right = operands.getLast();
        return switch (operator) {
            case ADD -> add(left, right);
            case SUBTRACT -> add(left, negate(right));
            case MULTIPLY -> multiply(left, right);
            case DIVIDE -> divide(left, right);
            case POWER -> RangePower.raise(left, right);
            case SQRT -> left.high() < 0 ? ClosedRange.ENTIRE : new ClosedRange(takeRootDown(Math.max(0, left.low())), takeRootUp(left.high()));
            case LOG -> takeLogarithm(left);
            case SIN -> findSine(left, Math.PI / 2);
            case COS -> findSine(left, 0);
            case ABS -> new ClosedRange(left.leastMagnitude(), left.magnitude());
            case ROUND -> new ClosedRange(Math.rint(left.low()), Math.rint(left.high()));
            case FLOOR -> new ClosedRange(Math.floor(left.low()), Math.floor(left.high()));
            case CEIL -> new ClosedRange(Math.ceil(left.low()), Math.ceil(left.high()));
            case MIN -> new ClosedRange(Math.min(left.low(), right.low()), Math.min(left.high(), right.high()));
            case MAX -> new ClosedRange(Math.max(left.low(), right.low()), Math.max(left.high(), right.high()));
            case IS, IS_SUBSET, GREATER_OR_EQUAL, GREATER_THAN, LESS_OR_EQUAL, LESS_THAN, AND, OR, NOT ->
                throw new IllegalArgumentException(operator + " has no range");
        };
    }

    /** Whether an operator is defined for all operands in the ranges. */
    static boolean isTotal(ExpressionOperator operator, List<ClosedRange> operands) {
        ClosedRange left = operands.getFirst();
        ClosedRange right = operands.getLast();
        return switch (operator) {
            case DIVIDE -> !right.contains(0);
            case SQRT -> left.low() >= 0;
            case LOG -> left.low() > 0;
            case POWER -> RangePower.isTotal(left, right);
            case ADD, SUBTRACT, MULTIPLY, SIN, COS, ABS, ROUND, FLOOR, CEIL, MIN, MAX -> true;
            case IS, IS_SUBSET, GREATER_OR_EQUAL, GREATER_THAN, LESS_OR_EQUAL, LESS_THAN, AND, OR, NOT -> false;
        };
    }

    static ClosedRange negate(ClosedRange range) {
        return new ClosedRange(-range.high(), -range.low());
    }

    static ClosedRange add(ClosedRange left, ClosedRange right) {
        return new ClosedRange(addDown(left.low(), right.low()), addUp(left.high(), right.high()));
    }

    static ClosedRange subtract(ClosedRange left, ClosedRange right) {
        return add(left, negate(right));
    }

    static ClosedRange multiply(ClosedRange left, ClosedRange right) {
        double low = Math.min(
                Math.min(multiplyDown(left.low(), right.low()), multiplyDown(left.low(), right.high())),
                Math.min(multiplyDown(left.high(), right.low()), multiplyDown(left.high(), right.high())));
        double high = Math.max(
                Math.max(multiplyUp(left.low(), right.low()), multiplyUp(left.low(), right.high())),
                Math.max(multiplyUp(left.high(), right.low()), multiplyUp(left.high(), right.high())));
        return new ClosedRange(low, high);
    }

    /** Divides; a divisor that contains zero gives a range that is unbounded on the sides that the quotient can reach. */
    static ClosedRange divide(ClosedRange left, ClosedRange right) {
        if (!right.contains(0)) {
            double low = Math.min(
                    Math.min(divideDown(left.low(), right.low()), divideDown(left.low(), right.high())),
                    Math.min(divideDown(left.high(), right.low()), divideDown(left.high(), right.high())));
            double high = Math.max(
                    Math.max(divideUp(left.low(), right.low()), divideUp(left.low(), right.high())),
                    Math.max(divideUp(left.high(), right.low()), divideUp(left.high(), right.high())));
            return new ClosedRange(low, high);
        }
        boolean straddles = right.low() < 0 == right.high() > 0;
        if (straddles || (left.low() < 0 && left.high() > 0)) {
            return ClosedRange.ENTIRE;
        }
        double nearest = left.low() >= 0 ? left.low() : left.high();
        double farthest = right.low() < 0 ? right.low() : right.high();
        boolean positive = left.low() >= 0 == right.low() >= 0;
        return positive
                ? new ClosedRange(divideDown(nearest, farthest), Double.POSITIVE_INFINITY)
                : new ClosedRange(Double.NEGATIVE_INFINITY, divideUp(nearest, farthest));
    }

    private static ClosedRange takeLogarithm(ClosedRange range) {
        if (range.high() <= 0) {
            return ClosedRange.ENTIRE;
        }
        double low = range.low() <= 0 ? Double.NEGATIVE_INFINITY : lowerFunction(Math.log(range.low()));
        return new ClosedRange(low, raiseFunction(Math.log(range.high())));
    }

    /** Returns the range of a sine whose maxima are at {@code maximum} plus multiples of a turn. */
    private static ClosedRange findSine(ClosedRange angle, double maximum) {
        if (angle.magnitude() > GREATEST_ANGLE || angle.high() - angle.low() >= 2 * Math.PI) {
            return new ClosedRange(-1, 1);
        }
        double first = maximum == 0 ? Math.cos(angle.low()) : Math.sin(angle.low());
        double last = maximum == 0 ? Math.cos(angle.high()) : Math.sin(angle.high());
        double low = reaches(angle, maximum + Math.PI) ? -1 : Math.max(-1, lowerFunction(Math.min(first, last)));
        double high = reaches(angle, maximum) ? 1 : Math.min(1, raiseFunction(Math.max(first, last)));
        return new ClosedRange(low, high);
    }

    /** Whether a range may contain an angle, give or take whole turns; for points it never matters, since the ends are evaluated. */
    private static boolean reaches(ClosedRange angle, double wanted) {
        double slack = angle.isPoint() ? 0 : ANGLE_SLACK;
        double from = Math.ceil((angle.low() - slack - wanted) / (2 * Math.PI));
        return !angle.isPoint() && from * 2 * Math.PI + wanted <= angle.high() + slack;
    }
}
