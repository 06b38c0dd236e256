package io.atopile.mcp.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates a computation at a point in decimal arithmetic of 60 digits, rounded to both sides. It shares no code with the interval
 * arithmetic except for logarithms, sines and powers that aren't whole.
 */
final class PointEvaluation {

    private static final MathContext DOWN = new MathContext(60, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(60, RoundingMode.CEILING);
    private static final int GREATEST_EXPONENT = 999;

    /** What is known of a value at a point. */
    sealed interface PointValue {

        /** The value lies between two numbers that differ in their last digits at most. */
        record Known(BigDecimal low, BigDecimal high) implements PointValue {}

        /** The value doesn't exist at this point; the text says why, such as "division by zero". */
        record NotDefined(String problem) implements PointValue {}

        /** The digits don't suffice to say whether the value exists. */
        record Unsettled() implements PointValue {}
    }

    private PointEvaluation() {}

    static PointValue evaluate(ExpressionTape tape, int root, List<Double> point) {
        var values = new ArrayList<PointValue>();
        for (TapeNode node : tape.nodes().subList(0, root + 1)) {
            values.add(switch (node) {
                case TapeNode.Input(int input) -> readExact(point.get(input));
                case TapeNode.Constant(double value) -> readExact(value);
                case TapeNode.Step(ExpressionOperator operator, List<Integer> operands) ->
                    apply(operator, operands.stream().map(values::get).toList());
            });
        }
        return values.getLast();
    }

    private static PointValue readExact(double value) {
        return Double.isFinite(value) ? between(new BigDecimal(value), new BigDecimal(value)) : new PointValue.Unsettled();
    }

    private static PointValue between(BigDecimal low, BigDecimal high) {
        return new PointValue.Known(low, high);
    }

    private static PointValue apply(ExpressionOperator operator, List<PointValue> operands) {
        Optional<PointValue> missing =
                operands.stream().filter(operand -> !(operand instanceof PointValue.Known)).findFirst();
        if (missing.isPresent()) {
            return operands.stream().filter(PointValue.NotDefined.class::isInstance).findFirst().orElse(missing.get());
        }
        var known = operands.stream().map(PointValue.Known.class::cast).toList();
        PointValue.Known left = known.getFirst();
        PointValue.Known right = known.getLast();
        return switch (operator) {
            case ADD -> between(left.low.add(right.low, DOWN), left.high.add(right.high, UP));
            case SUBTRACT -> between(left.low.subtract(right.high, DOWN), left.high.subtract(right.low, UP));
            case MULTIPLY -> multiply(left, right);
            case DIVIDE -> divide(left, right);
            case SQRT -> takeRoot(left);
            case POWER -> raise(left, right);
            case ABS -> left.low.signum() >= 0 ? left : left.high.signum() <= 0 ? between(left.high.negate(), left.low.negate())
                    : between(BigDecimal.ZERO, left.high.max(left.low.negate()));
            case MIN -> between(left.low.min(right.low), left.high.min(right.high));
            case MAX -> between(left.low.max(right.low), left.high.max(right.high));
            case ROUND -> roundBoth(left, RoundingMode.HALF_EVEN);
            case FLOOR -> roundBoth(left, RoundingMode.FLOOR);
            case CEIL -> roundBoth(left, RoundingMode.CEILING);
            case LOG, SIN, COS -> applyDoubles(operator, known);
            case IS, IS_SUBSET, GREATER_OR_EQUAL, GREATER_THAN, LESS_OR_EQUAL, LESS_THAN, AND, OR, NOT -> new PointValue.Unsettled();
        };
    }

    private static PointValue roundBoth(PointValue.Known value, RoundingMode mode) {
        return between(value.low.setScale(0, mode), value.high.setScale(0, mode));
    }

    private static PointValue.Known multiply(PointValue.Known left, PointValue.Known right) {
        var lows = List.of(left.low.multiply(right.low, DOWN), left.low.multiply(right.high, DOWN),
                left.high.multiply(right.low, DOWN), left.high.multiply(right.high, DOWN));
        var highs = List.of(left.low.multiply(right.low, UP), left.low.multiply(right.high, UP),
                left.high.multiply(right.low, UP), left.high.multiply(right.high, UP));
        return new PointValue.Known(lows.stream().reduce(BigDecimal::min).orElseThrow(), highs.stream().reduce(BigDecimal::max).orElseThrow());
    }

    private static PointValue divide(PointValue.Known left, PointValue.Known right) {
        if (right.low.signum() == 0 && right.high.signum() == 0) {
            return new PointValue.NotDefined("division by zero");
        }
        if (right.low.signum() != right.high.signum()) {
            return new PointValue.Unsettled();
        }
        if (isPoint(left) && isPoint(right)) {
            return between(left.low.divide(right.low, DOWN), left.low.divide(right.low, UP));
        }
        return multiply(left, new PointValue.Known(BigDecimal.ONE.divide(right.high, DOWN), BigDecimal.ONE.divide(right.low, UP)));
    }

    private static boolean isPoint(PointValue.Known value) {
        return value.low.compareTo(value.high) == 0;
    }

    private static PointValue takeRoot(PointValue.Known value) {
        if (value.high.signum() < 0) {
            return new PointValue.NotDefined("square root of a negative number");
        }
        return value.low.signum() < 0 ? new PointValue.Unsettled() : between(value.low.sqrt(DOWN), value.high.sqrt(UP));
    }

    private static PointValue raise(PointValue.Known base, PointValue.Known exponent) {
        BigDecimal whole = exponent.low.setScale(0, RoundingMode.FLOOR);
        boolean integer = isPoint(exponent) && whole.compareTo(exponent.low) == 0 && whole.abs().intValue() <= GREATEST_EXPONENT;
        if (!integer || whole.abs().precision() > 4) {
            return applyDoubles(ExpressionOperator.POWER, List.of(base, exponent));
        }
        PointValue.Known power = new PointValue.Known(BigDecimal.ONE, BigDecimal.ONE);
        for (int factor = 0; factor < whole.abs().intValue(); factor++) {
            power = multiply(power, base);
        }
        return whole.signum() < 0 ? divide(new PointValue.Known(BigDecimal.ONE, BigDecimal.ONE), power) : power;
    }

    private static PointValue applyDoubles(ExpressionOperator operator, List<PointValue.Known> operands) {
        if (operator == ExpressionOperator.LOG && operands.getFirst().high.signum() <= 0) {
            return new PointValue.NotDefined("logarithm of a number that isn't positive");
        }
        if (operator == ExpressionOperator.POWER && operands.getFirst().high.signum() < 0 && isPoint(operands.getLast())
                && operands.getLast().low.stripTrailingZeros().scale() > 0) {
            return new PointValue.NotDefined("power of a negative number with an exponent that isn't whole");
        }
        List<ClosedRange> ranges = operands.stream().map(PointEvaluation::enclose).toList();
        ClosedRange range = RangeArithmetic.apply(operator, ranges);
        boolean settled = RangeArithmetic.isTotal(operator, ranges) && range.isBounded();
        return settled ? between(new BigDecimal(range.low()), new BigDecimal(range.high())) : new PointValue.Unsettled();
    }

    private static ClosedRange enclose(PointValue.Known value) {
        return enclose(value.low, value.high);
    }

    /** Returns the smallest range of doubles that contains two decimal numbers and what is between them. */
    static ClosedRange enclose(BigDecimal least, BigDecimal greatest) {
        double low = least.doubleValue();
        double high = greatest.doubleValue();
        boolean roundedUp = low == Double.POSITIVE_INFINITY || (Double.isFinite(low) && new BigDecimal(low).compareTo(least) > 0);
        boolean roundedDown = high == Double.NEGATIVE_INFINITY || (Double.isFinite(high) && new BigDecimal(high).compareTo(greatest) < 0);
        return new ClosedRange(roundedUp ? Math.nextDown(low) : low, roundedDown ? Math.nextUp(high) : high);
    }
}
