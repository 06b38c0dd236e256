package io.atopile.mcp.verify;

import java.util.List;

/**
 * Slopes of operators over ranges: each contains {@code (f(b) - f(a)) / (b - a)} for all a and b in the operand's range, with the other
 * operand anywhere in its own. They hold for operators with kinks and, as "not negative", for steps.
 */
final class RangeSlope {

    private static final ClosedRange RISES = new ClosedRange(0, Double.POSITIVE_INFINITY);
    private static final ClosedRange ONE = ClosedRange.of(1);
    private static final ClosedRange ZERO = ClosedRange.of(0);

    private RangeSlope() {}

    /** Returns the slope in an operand, for operands for which the operator is defined everywhere. */
    static ClosedRange find(ExpressionOperator operator, List<ClosedRange> operands, ClosedRange result, int operand) {
        ClosedRange left = operands.getFirst();
        ClosedRange right = operands.getLast();
        boolean first = operand == 0;
        return switch (operator) {
            case ADD -> ONE;
            case SUBTRACT -> first ? ONE : ClosedRange.of(-1);
            case MULTIPLY -> first ? right : left;
            case DIVIDE -> first
                    ? RangeArithmetic.divide(ONE, right)
                    : RangeArithmetic.negate(RangeArithmetic.divide(result, right));
            case POWER -> first ? RangePower.findSlopeInBase(left, right) : RangePower.findSlopeInExponent(left, result);
            case SQRT -> RangeArithmetic.divide(ClosedRange.of(0.5), result);
            case LOG -> RangeArithmetic.divide(ONE, left);
            case SIN -> RangeArithmetic.apply(ExpressionOperator.COS, operands);
            case COS -> RangeArithmetic.negate(RangeArithmetic.apply(ExpressionOperator.SIN, operands));
            case ABS -> left.low() >= 0 ? ONE : left.high() <= 0 ? ClosedRange.of(-1) : new ClosedRange(-1, 1);
            case ROUND, FLOOR, CEIL -> result.isPoint() ? ZERO : RISES;
            case MIN -> choose(first ? left : right, first ? right : left);
            case MAX -> choose(RangeArithmetic.negate(first ? left : right), RangeArithmetic.negate(first ? right : left));
            case IS, IS_SUBSET, GREATER_OR_EQUAL, GREATER_THAN, LESS_OR_EQUAL, LESS_THAN, AND, OR, NOT -> ClosedRange.ENTIRE;
        };
    }

    /** Returns the slope of the lesser of two numbers in the first. */
    private static ClosedRange choose(ClosedRange range, ClosedRange other) {
        if (range.high() < other.low()) {
            return ONE;
        }
        return range.low() > other.high() ? ZERO : new ClosedRange(0, 1);
    }
}
