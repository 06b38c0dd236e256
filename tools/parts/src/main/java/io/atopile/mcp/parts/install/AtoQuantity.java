package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.PhysicalUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Writes quantities in the language's notation: {@code 4.7kohm +/- 1%}, {@code 0mohm to 50mohm}. */
final class AtoQuantity {

    /** More digits than any catalog has, and fewer than the noise of binary numbers. */
    private static final MathContext DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    private static final String PREFIXES = "pnum kMG";
    private static final int BELOW_ONE = 4;

    private AtoQuantity() {}

    /** Returns the language's name of a unit; empty for units of which no parameter is written. */
    static Optional<String> findUnit(PhysicalUnit unit) {
        return switch (unit) {
            case OHM -> Optional.of("ohm");
            case FARAD -> Optional.of("F");
            case HENRY -> Optional.of("H");
            case VOLT -> Optional.of("V");
            case AMPERE -> Optional.of("A");
            case WATT -> Optional.of("W");
            case HERTZ -> Optional.of("Hz");
            case SECOND, METRE, COULOMB, RATIO, PER_KELVIN, COUNT -> Optional.empty();
        };
    }

    /** Returns one value. */
    static String write(double value, String unit) {
        var scale = findScale(value);
        return writeScaled(value, scale) + getPrefix(scale) + unit;
    }

    /** Returns a value with its tolerance, of which 0.01 is 1 %. */
    static String writeTolerance(double value, double tolerance, String unit) {
        return "%s +/- %s%%".formatted(write(value, unit), formatPlain(new BigDecimal(tolerance).scaleByPowerOfTen(2)));
    }

    /** Returns the range from zero to a value. */
    static String writeUpTo(double value, String unit) {
        return "0%s%s to %s".formatted(getPrefix(findScale(value)), unit, write(value, unit));
    }

    /** Returns how many thousands a value's prefix stands for. */
    private static int findScale(double value) {
        var rounded = new BigDecimal(value).round(DIGITS).abs();
        var digits = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 ? 0 : Math.clamp(Math.floorDiv(digits, 3), -BELOW_ONE, PREFIXES.length() - BELOW_ONE - 1);
    }

    private static String getPrefix(int scale) {
        return PREFIXES.substring(scale + BELOW_ONE, scale + BELOW_ONE + 1).strip();
    }

    private static String writeScaled(double value, int scale) {
        return formatPlain(new BigDecimal(value).scaleByPowerOfTen(-3 * scale));
    }

    private static String formatPlain(BigDecimal value) {
        return value.round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
