package io.atopile.mcp.verify;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Powers of ranges: integer exponents of any base, other exponents of bases that aren't negative.
 * Zero to the power of zero is one, and not known to be defined where the exponent is a range. */
final class RangePower {

    private static final int MOST_FACTORS = 32;
    private static final double GREATEST_INTEGER = 1e9;

    private RangePower() {}

    static boolean isTotal(ClosedRange base, ClosedRange exponent) {
        if (isInteger(exponent)) {
            return exponent.low() >= 0 || !base.contains(0);
        }
        return exponent.low() > 0 ? base.low() >= 0 : base.low() > 0;
    }

    static boolean isInteger(ClosedRange exponent) {
        return exponent.isPoint() && Math.rint(exponent.low()) == exponent.low() && Math.abs(exponent.low()) < GREATEST_INTEGER;
    }

    static ClosedRange raise(ClosedRange base, ClosedRange exponent) {
        if (isInteger(exponent)) {
            ClosedRange power = raiseInteger(base, Math.abs(exponent.low()));
            return exponent.low() < 0 ? RangeArithmetic.divide(ClosedRange.of(1), power) : power;
        }
        boolean clippable = exponent.isPoint() && base.high() >= 0 && exponent.isBounded();
        if ((base.low() < 0 && !clippable) || !exponent.isBounded()) {
            return ClosedRange.ENTIRE;
        }
        double from = Math.max(0, base.low());
        double low = Math.min(
                Math.min(raiseDown(from, exponent.low()), raiseDown(from, exponent.high())),
                Math.min(raiseDown(base.high(), exponent.low()), raiseDown(base.high(), exponent.high())));
        double high = Math.max(
                Math.max(raiseUp(from, exponent.low()), raiseUp(from, exponent.high())),
                Math.max(raiseUp(base.high(), exponent.low()), raiseUp(base.high(), exponent.high())));
        return from == 0 && !exponent.isPoint() ? new ClosedRange(0, Math.max(1, high)) : new ClosedRange(low, high);
    }

    private static ClosedRange raiseInteger(ClosedRange base, double exponent) {
        if (exponent == 0) {
            return ClosedRange.of(1);
        }
        boolean even = exponent % 2 == 0;
        if (even) {
            return new ClosedRange(raiseDown(base.leastMagnitude(), exponent), raiseUp(base.magnitude(), exponent));
        }
        double low = base.low() < 0 ? -raiseUp(-base.low(), exponent) : raiseDown(base.low(), exponent);
        double high = base.high() < 0 ? -raiseDown(-base.high(), exponent) : raiseUp(base.high(), exponent);
        return new ClosedRange(low, high);
    }

    /** Raises a base that isn't negative, rounded down. */
    private static double raiseDown(double base, double exponent) {
        if (isFewFactors(exponent)) {
            return multiplyFactors(base, (int) exponent, DirectedRounding::multiplyDown);
        }
        double power = Math.pow(base, exponent);
        return Double.isInfinite(power) && base != 0 && Double.isFinite(base)
                ? Double.MAX_VALUE
                : Math.max(0, DirectedRounding.lowerFunction(power));
    }

    private static double raiseUp(double base, double exponent) {
        if (isFewFactors(exponent)) {
            return multiplyFactors(base, (int) exponent, DirectedRounding::multiplyUp);
        }
        double power = Math.pow(base, exponent);
        return power == 0 && base != 0 && Double.isFinite(base) ? Double.MIN_VALUE : DirectedRounding.raiseFunction(power);
    }

    private static boolean isFewFactors(double exponent) {
        return exponent >= 0 && exponent <= MOST_FACTORS && Math.rint(exponent) == exponent;
    }

    private static double multiplyFactors(double base, int count, DoubleBinaryOperator multiply) {
        double power = 1;
        for (int factor = 0; factor < count; factor++) {
            power = multiply.applyAsDouble(power, base);
        }
        return power;
    }

    /** Returns the slope of a power in its base. */
    static ClosedRange findSlopeInBase(ClosedRange base, ClosedRange exponent) {
        ClosedRange less = RangeArithmetic.subtract(exponent, ClosedRange.of(1));
        return exponent.isPoint() && exponent.low() == 0 ? ClosedRange.of(0) : RangeArithmetic.multiply(exponent, raise(base, less));
    }

    /** Returns the slope of a power in its exponent; nothing is known where the base may be zero. */
    static ClosedRange findSlopeInExponent(ClosedRange base, ClosedRange power) {
        if (base.low() <= 0) {
            return ClosedRange.ENTIRE;
        }
        return RangeArithmetic.multiply(power, RangeArithmetic.apply(ExpressionOperator.LOG, List.of(base)));
    }
}
