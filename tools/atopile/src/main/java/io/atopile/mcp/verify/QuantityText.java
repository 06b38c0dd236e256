package io.atopile.mcp.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;

/** Writes quantities with the prefixes of engineers, such as {@code 3.3 V} and {@code 20.2 kΩ}. */
public final class QuantityText {

    private static final Set<String> SCALED = Set.of("V", "A", "W", "Ω", "Ohm", "F", "H", "Hz", "s", "C", "J", "S", "m", "Pa", "bit", "B", "bit/s", "V/s");
    private static final String PREFIXES = "fpnµm kMGT";
    private static final int UNSCALED = 5;
    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 17;

    private QuantityText() {}

    /** Writes a value that is given in the base unit, with four significant digits. */
    public static String of(double value, String unit) {
        return of(value, unit, DIGITS);
    }

    /** Writes two values with as many digits as it takes to tell them apart, the first of the two results belonging to the first value. */
    public static String[] ofDifferent(double first, double second, String unit) {
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            String one = of(first, unit, digits);
            String other = of(second, unit, digits);
            if (!one.equals(other) || first == second) {
                return new String[] {one, other};
            }
        }
        return new String[] {of(first, unit, MOST_DIGITS), of(second, unit, MOST_DIGITS)};
    }

    /** Writes a range. */
    public static String of(ClosedRange range, String unit) {
        if (range.isPoint()) {
            return of(range.low(), unit);
        }
        if (!range.isBounded()) {
            return Double.isFinite(range.low()) ? "at least " + of(range.low(), unit) : Double.isFinite(range.high()) ? "at most " + of(range.high(), unit) : "any";
        }
        String[] ends = ofDifferent(range.low(), range.high(), unit);
        return ends[0] + " to " + ends[1];
    }

    private static String of(double value, String unit, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : value > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        if (!SCALED.contains(unit)) {
            return join(write(rounded), unit);
        }
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        int step = Math.clamp(Math.floorDiv(exponent, 3), -UNSCALED, PREFIXES.length() - 1 - UNSCALED);
        return join(write(rounded.scaleByPowerOfTen(-3 * step)), String.valueOf(PREFIXES.charAt(step + UNSCALED)).strip() + unit);
    }

    private static String write(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.precision() - plain.scale() > 9 || plain.scale() > 9 ? plain.toString().replace("E", "e") : plain.toPlainString();
    }

    private static String join(String number, String unit) {
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
