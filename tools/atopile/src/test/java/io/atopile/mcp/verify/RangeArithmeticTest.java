package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ranges contain the exact results, computed in decimal arithmetic, and are no wider than rounding requires. */
class RangeArithmeticTest {

    private static final int SAMPLES = 5_000;
    private static final MathContext EXACT = new MathContext(80, RoundingMode.HALF_EVEN);

    @ParameterizedTest
    @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE"})
    void anOperationOfPointsIsRoundedToTheNeighboursOfTheExactResult(ExpressionOperator operator) {
        var random = new SplittableRandom(operator.name().hashCode());
        for (int sample = 0; sample < SAMPLES; sample++) {
            double left = drawNumber(random);
            double right = drawNumber(random);
            ClosedRange range = RangeArithmetic.apply(operator, List.of(ClosedRange.of(left), ClosedRange.of(right)));
            BigDecimal exact = compute(operator, new BigDecimal(left), new BigDecimal(right));
            assertContains(range, exact, left + " " + operator + " " + right);
            assertTrue(range.isPoint() || Math.nextUp(range.low()) == range.high(), range::toString);
            assertTrue(!range.isPoint() || new BigDecimal(range.low()).compareTo(exact) == 0, range::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE"})
    void anOperationOfRangesContainsTheExactResultsOfTheirMembers(ExpressionOperator operator) {
        var random = new SplittableRandom(100 + operator.name().hashCode());
        for (int sample = 0; sample < SAMPLES; sample++) {
            ClosedRange left = drawRange(random);
            ClosedRange right = drawRange(random);
            ClosedRange range = RangeArithmetic.apply(operator, List.of(left, right));
            double first = drawMember(random, left);
            double second = drawMember(random, right);
            if (operator != ExpressionOperator.DIVIDE || second != 0) {
                assertContains(range, compute(operator, new BigDecimal(first), new BigDecimal(second)), left + " " + operator + " " + right);
            }
        }
    }

    @Test
    void aRootContainsTheExactRootAndIsNoWiderThanRounding() {
        var random = new SplittableRandom(7);
        for (int sample = 0; sample < SAMPLES; sample++) {
            double value = Math.abs(drawNumber(random));
            ClosedRange range = RangeArithmetic.apply(ExpressionOperator.SQRT, List.of(ClosedRange.of(value)));
            assertContains(range, new BigDecimal(value).sqrt(EXACT), "root of " + value);
            assertTrue(range.isPoint() || Math.nextUp(range.low()) == range.high(), range::toString);
        }
    }

    @Test
    void aWholePowerContainsTheExactPowersOfItsMembers() {
        var random = new SplittableRandom(8);
        for (int sample = 0; sample < SAMPLES; sample++) {
            ClosedRange base = drawRange(random);
            int exponent = random.nextInt(-5, 40);
            double member = drawMember(random, base);
            ClosedRange range = RangePower.raise(base, ClosedRange.of(exponent));
            if (member != 0) {
                assertContains(range, new BigDecimal(member).pow(exponent, EXACT), base + " ^ " + exponent);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIN", "COS", "ABS", "ROUND", "FLOOR", "CEIL", "MIN", "MAX", "LOG", "POWER"})
    void aFunctionOfRangesContainsTheFunctionOfTheirMembers(ExpressionOperator operator) {
        var random = new SplittableRandom(200 + operator.name().hashCode());
        for (int sample = 0; sample < SAMPLES; sample++) {
            ClosedRange left = drawRange(random);
            ClosedRange right = operator == ExpressionOperator.POWER
                    ? new ClosedRange(random.nextDouble(-2, 0), random.nextDouble(0, 2))
                    : drawRange(random);
            ClosedRange range = RangeArithmetic.apply(operator, List.of(left, right));
            List<Double> members = List.of(drawMember(random, left), drawMember(random, right));
            double value = Calculation.apply(operator, members);
            assertTrue(!Double.isFinite(value) || range.contains(value),
                    () -> "%s of %s is %s, not in %s".formatted(operator, members, value, range));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {
        "IS", "IS_SUBSET", "GREATER_OR_EQUAL", "GREATER_THAN", "LESS_OR_EQUAL", "LESS_THAN", "AND", "OR", "NOT",
    })
    void aSlopeContainsTheSlopesBetweenMembers(ExpressionOperator operator) {
        var random = new SplittableRandom(300 + operator.name().hashCode());
        for (int sample = 0; sample < SAMPLES; sample++) {
            var operands = List.of(drawRange(random), new ClosedRange(random.nextDouble(-3, 0.5), random.nextDouble(0.5, 3)));
            ClosedRange left = operands.getFirst();
            if (left.isPoint() || !RangeArithmetic.isTotal(operator, operands)) {
                continue;
            }
            ClosedRange slope = RangeSlope.find(operator, operands, RangeArithmetic.apply(operator, operands), 0);
            double from = drawMember(random, left);
            double to = drawMember(random, left);
            double other = drawMember(random, operands.getLast());
            double rise = Calculation.apply(operator, List.of(to, other)) - Calculation.apply(operator, List.of(from, other));
            double actual = rise / (to - from);
            double slack = 1e-6 * Math.abs(actual);
            assertTrue(Math.abs(to - from) <= 1e-3 * left.magnitude() || (slope.low() - slack <= actual && actual <= slope.high() + slack),
                    () -> "%s of %s from %s to %s rises by %s, not in %s".formatted(operator, operands, from, to, actual, slope));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,2, 0,4, 0.25,Infinity", "-2,-1, 0,4, -Infinity,-0.25", "1,2, -4,0, -Infinity,-0.25", "-2,-1, -4,0, 0.25,Infinity",
        "1,2, -1,1, -Infinity,Infinity", "-1,1, 0,1, -Infinity,Infinity",
        "0,1, 0,1, 0,Infinity", "0,0, 1,2, 0,0", "1,1, 0,0, -Infinity,Infinity",
    })
    void aQuotientIsUnboundedOnTheSidesThatItCanReach(double low, double high, double from, double to, double least, double most) {
        var divisor = new ClosedRange(from, to);
        assertEquals(new ClosedRange(least, most), RangeArithmetic.divide(new ClosedRange(low, high), divisor));
        assertEquals(divisor.contains(0), !RangeArithmetic.isTotal(ExpressionOperator.DIVIDE, List.of(ClosedRange.of(1), divisor)));
    }

    @ParameterizedTest
    @CsvSource({"1e308,1e308", "1.7e308,1.7e308"})
    void anOverflowIsBoundedByTheGreatestNumberBelow(double left, double right) {
        ClosedRange product = RangeArithmetic.multiply(ClosedRange.of(left), ClosedRange.of(right));
        assertEquals(new ClosedRange(Double.MAX_VALUE, Double.POSITIVE_INFINITY), product);
    }

    @ParameterizedTest
    @CsvSource({"5e-324,0.5", "1e-200,1e-200"})
    void anUnderflowStaysBetweenItsNeighbours(double left, double right) {
        ClosedRange range = RangeArithmetic.multiply(ClosedRange.of(left), ClosedRange.of(right));
        assertTrue(range.low() <= 0 && range.high() >= Double.MIN_VALUE, range::toString);
        assertTrue(RangePower.raise(ClosedRange.of(left), ClosedRange.of(40)).high() > 0);
    }

    @Test
    void unboundedRangesStayRanges() {
        assertEquals(ClosedRange.ENTIRE, RangeArithmetic.subtract(ClosedRange.ENTIRE, ClosedRange.ENTIRE));
        assertEquals(ClosedRange.of(0), RangeArithmetic.multiply(ClosedRange.of(0), ClosedRange.ENTIRE));
        assertFalse(RangeArithmetic.isTotal(ExpressionOperator.SQRT, List.of(ClosedRange.ENTIRE)));
    }

    private static BigDecimal compute(ExpressionOperator operator, BigDecimal left, BigDecimal right) {
        return switch (operator.name()) {
            case "ADD" -> left.add(right);
            case "SUBTRACT" -> left.subtract(right);
            case "MULTIPLY" -> left.multiply(right);
            default -> left.divide(right, new MathContext(400));
        };
    }

    private static void assertContains(ClosedRange range, BigDecimal exact, String what) {
        boolean above = range.low() == Double.NEGATIVE_INFINITY || new BigDecimal(range.low()).compareTo(exact) <= 0;
        boolean below = range.high() == Double.POSITIVE_INFINITY || new BigDecimal(range.high()).compareTo(exact) >= 0;
        assertTrue(above && below, () -> "%s is %s, not in %s".formatted(what, exact, range));
    }

    private static double drawNumber(SplittableRandom random) {
        double magnitude = Math.pow(10, random.nextInt(-12, 13));
        double number = random.nextBoolean() ? random.nextInt(1, 1000) * magnitude : random.nextDouble(0.1, 10) * magnitude;
        return random.nextBoolean() ? number : -number;
    }

    private static ClosedRange drawRange(SplittableRandom random) {
        double scale = Math.pow(10, random.nextInt(-3, 4));
        double first = random.nextInt(5) == 0 ? 0 : random.nextDouble(-1, 1) * scale;
        double second = random.nextInt(5) == 0 ? first : random.nextDouble(-1, 1) * scale;
        return new ClosedRange(Math.min(first, second), Math.max(first, second));
    }

    private static double drawMember(SplittableRandom random, ClosedRange range) {
        return switch (random.nextInt(4)) {
            case 0 -> range.low();
            case 1 -> range.high();
            default -> Math.clamp(range.low() + random.nextDouble() * (range.high() - range.low()), range.low(), range.high());
        };
    }
}
