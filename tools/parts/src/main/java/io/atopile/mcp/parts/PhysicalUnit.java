package io.atopile.mcp.parts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The unit of a parameter. Values are always in the base unit, without a prefix. */
public enum PhysicalUnit {
    OHM("Ω"),
    FARAD("F"),
    HENRY("H"),
    VOLT("V"),
    AMPERE("A"),
    WATT("W"),
    HERTZ("Hz"),
    SECOND("s"),
    METRE("m"),
    COULOMB("C"),
    /** Of one: 1 % is 0.01. */
    RATIO("%"),
    /** 100 ppm/K is 0.0001. */
    PER_KELVIN("ppm/K"),
    COUNT("");

    private static final String PREFIXES = "pnµm kMG";
    private static final int BELOW_ONE = 4;
    private static final int DIGITS = 4;

    private final String symbol;

    PhysicalUnit(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Formats a value with its unit: {@code 10 kΩ}, {@code 1 %}. */
    public String show(double value) {
        return switch (this) {
            case RATIO -> formatPlain(value * 1e2) + " %";
            case PER_KELVIN -> formatPlain(value * 1e6) + " ppm/K";
            case COUNT -> formatPlain(value);
            case OHM, FARAD, HENRY, VOLT, AMPERE, WATT, HERTZ, SECOND, METRE, COULOMB -> formatPrefixed(value);
        };
    }

    private String formatPrefixed(double value) {
        if (value == 0) {
            return "0 " + symbol;
        }
        var rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)).doubleValue();
        var thousands = Math.clamp((long) Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-9), -BELOW_ONE, PREFIXES.length() - BELOW_ONE - 1);
        var prefix = PREFIXES.substring(thousands + BELOW_ONE, thousands + BELOW_ONE + 1).strip();
        return formatPlain(rounded / Math.pow(10, 3.0 * thousands)) + " " + prefix + symbol;
    }

    private static String formatPlain(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros().toPlainString();
    }
}
