package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PhysicalUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit, as commonly written for parts: {@code 4k7}, {@code 0.1uF}, {@code ±5%}, {@code 1/4W}.
 *
 * @param value in the base unit
 * @param unit absent if only a prefix was written, as in {@code 10k}, or nothing at all
 * @param prefixed whether a prefix was written
 */
public record PhysicalQuantity(double value, Optional<PhysicalUnit> unit, boolean prefixed) {

    private static final int LONGEST = 24;
    private static final int MOST_FIGURES = 3;
    private static final double MIL = 2.54e-5;
    private static final int WATCH_FREQUENCY_FIGURES = 5;
    private static final Pattern THOUSANDS = Pattern.compile("([1-9][0-9]{0,2}(?:,[0-9]{3})+)([^0-9,.].*)?");
    private static final double LARGEST = 1e15;

    private static final Map<String, PhysicalUnit> UNITS = SynonymGroup.index(
            SynonymGroup.of(PhysicalUnit.OHM, "ω", "r", "ohm", "ohms"),
            SynonymGroup.of(PhysicalUnit.FARAD, "f", "farad"),
            SynonymGroup.of(PhysicalUnit.HENRY, "h", "henry"),
            SynonymGroup.of(PhysicalUnit.VOLT, "v", "vdc", "volt", "volts"),
            SynonymGroup.of(PhysicalUnit.AMPERE, "a", "amp", "amps"),
            SynonymGroup.of(PhysicalUnit.WATT, "w", "watt", "watts"),
            SynonymGroup.of(PhysicalUnit.HERTZ, "hz"),
            SynonymGroup.of(PhysicalUnit.SECOND, "s"),
            SynonymGroup.of(PhysicalUnit.COULOMB, "c"),
            SynonymGroup.of(PhysicalUnit.METRE, "m"));

    /** Parses a whole word as a quantity; empty if it isn't one. A leading ± is ignored. */
    public static Optional<PhysicalQuantity> of(String word) {
        var text = word.strip();
        if (text.startsWith("±") || text.startsWith("+/-")) {
            text = text.substring(text.indexOf(text.startsWith("±") ? '±' : '-') + 1).strip();
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var digits = countDigits(text);
        if (digits == 0) {
            return parseLeadingUnit(text);
        }
        var thousands = text.indexOf(',') < 0 ? Optional.<PhysicalQuantity>empty() : parseThousands(text);
        if (thousands.isPresent()) {
            return thousands;
        }
        var rest = text.substring(digits);
        return rest.startsWith("/") ? parseFraction(text, digits) : parseDecimal(text, digits, rest);
    }

    /** {@code 10,000}: a comma before three digits separates thousands, unless a prefix shows that it is a decimal point. */
    private static Optional<PhysicalQuantity> parseThousands(String text) {
        var matcher = THOUSANDS.matcher(text);
        return matcher.matches()
                ? number(matcher.group(1).replace(",", "")).flatMap(value -> applySuffix(value, Optional.ofNullable(matcher.group(2)).orElse("").strip())).filter(quantity -> !quantity.prefixed)
                : Optional.empty();
    }

    private static Optional<PhysicalQuantity> parseDecimal(String text, int digits, String rest) {
        var number = number(text.substring(0, digits));
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return parseInfixUnit(text, digits, rest).or(() -> applySuffix(number.get(), rest.strip()));
    }

    /** {@code 4k7}: the prefix or unit replaces the decimal point. */
    private static Optional<PhysicalQuantity> parseInfixUnit(String text, int digits, String rest) {
        if (rest.length() < 2 || text.substring(0, digits).indexOf('.') >= 0 || text.indexOf(',') >= 0) {
            return Optional.empty();
        }
        var decimals = countDigits(rest.substring(1));
        var end = 1 + decimals;
        var letter = rest.charAt(0);
        if (decimals == 0 || rest.substring(1, end).indexOf('.') >= 0 || !isCommon(letter, text.substring(0, digits), rest.substring(1, end))) {
            return Optional.empty();
        }
        var value = number(text.substring(0, digits) + "." + rest.substring(1, end));
        var tail = rest.substring(end);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (letter) {
            case 'R', 'r' -> tail.isEmpty() ? ofFinite(value.get(), Optional.of(PhysicalUnit.OHM), false) : Optional.empty();
            case 'V', 'v' -> tail.isEmpty() ? ofFinite(value.get(), Optional.of(PhysicalUnit.VOLT), false) : Optional.empty();
            case 'k', 'K', 'M', 'm', 'u', 'µ', 'μ', 'n', 'p' -> applySuffix(value.get(), letter + tail).filter(quantity -> quantity.prefixed);
            default -> Optional.empty();
        };
    }

    /** Whether values are commonly written with so many digits; with more it is a part number, as in {@code 78M05}. */
    private static boolean isCommon(char letter, String whole, String decimals) {
        var figures = (whole.equals("0") ? decimals : whole + decimals).length();
        return switch (letter) {
            case 'u', 'µ', 'μ', 'n', 'p', 'm' -> whole.equals("0") || decimals.length() == 1;
            case 'k', 'K' -> figures <= MOST_FIGURES || (figures == WATCH_FREQUENCY_FIGURES && decimals.length() == MOST_FIGURES);
            default -> figures <= MOST_FIGURES || (decimals.equals("0") && figures <= MOST_FIGURES + 1);
        };
    }

    /** {@code R47}: the unit replaces the leading zero and the decimal point. */
    private static Optional<PhysicalQuantity> parseLeadingUnit(String text) {
        if ((text.charAt(0) == 'R' || text.charAt(0) == 'r') && text.length() >= 2 && text.length() <= (text.startsWith("00", 1) ? 5 : 4) && countDigits(text.substring(1)) == text.length() - 1) {
            return number("0." + text.substring(1)).flatMap(value -> ofFinite(value, Optional.of(PhysicalUnit.OHM), false));
        }
        return Optional.empty();
    }

    /** {@code 1/4W}. */
    private static Optional<PhysicalQuantity> parseFraction(String text, int digits) {
        var below = text.substring(digits + 1);
        var end = countDigits(below);
        if (end == 0) {
            return Optional.empty();
        }
        var above = number(text.substring(0, digits));
        var divisor = number(below.substring(0, end));
        return above.isEmpty() || divisor.isEmpty() || divisor.get() == 0
                ? Optional.empty()
                : applySuffix(above.get() / divisor.get(), below.substring(end).strip()).filter(quantity -> quantity.unit.isPresent());
    }

    private static Optional<PhysicalQuantity> applySuffix(double number, String suffix) {
        if (suffix.isEmpty()) {
            return ofFinite(number, Optional.empty(), false);
        }
        return switch (suffix.toLowerCase(Locale.ROOT)) {
            case "%" -> ofFinite(number * 1e-2, Optional.of(PhysicalUnit.RATIO), false);
            case "ppm", "ppm/c", "ppm/°c", "ppm/℃", "ppm/k" -> ofFinite(number * 1e-6, Optional.of(PhysicalUnit.PER_KELVIN), false);
            case "mil", "mils" -> ofFinite(number * MIL, Optional.of(PhysicalUnit.METRE), true);
            case "meg", "megohm" -> ofFinite(number * 1e6, Optional.of(PhysicalUnit.OHM), true);
            default -> withPrefix(number, suffix);
        };
    }

    private static Optional<PhysicalQuantity> withPrefix(double number, String suffix) {
        var plain = UNITS.get(suffix.toLowerCase(Locale.ROOT));
        if (plain != null && plain != PhysicalUnit.METRE && plain != PhysicalUnit.COULOMB) {
            return ofFinite(number, Optional.of(plain), false);
        }
        var rest = suffix.substring(1).strip();
        var unit = UNITS.get(rest.toLowerCase(Locale.ROOT));
        var scale = getScale(suffix.charAt(0), unit, rest);
        if (scale == 0 || (!rest.isEmpty() && unit == null)) {
            return Optional.empty();
        }
        return ofFinite(number * scale, Optional.ofNullable(unit), true);
    }

    /** Returns the factor of a prefix; 0 if it isn't one. A capital M that can't be a mega, as in {@code 100MW}, is a milli. */
    private static double getScale(char prefix, @Nullable PhysicalUnit unit, String rest) {
        return switch (prefix) {
            case 'p', 'P' -> 1e-12;
            case 'n', 'N' -> 1e-9;
            case 'u', 'U', 'µ', 'μ' -> 1e-6;
            case 'm' -> unit == PhysicalUnit.HERTZ ? 1e6 : 1e-3;
            case 'M' -> isShouted(rest) && (unit == PhysicalUnit.WATT || unit == PhysicalUnit.AMPERE || unit == PhysicalUnit.HENRY || unit == PhysicalUnit.METRE || unit == PhysicalUnit.VOLT) ? 1e-3 : 1e6;
            case 'k', 'K' -> 1e3;
            case 'G' -> 1e9;
            default -> 0;
        };
    }

    private static boolean isShouted(String unit) {
        return unit.equals(unit.toUpperCase(Locale.ROOT));
    }

    private static Optional<PhysicalQuantity> ofFinite(double value, Optional<PhysicalUnit> unit, boolean prefixed) {
        return Double.isFinite(value) && value <= LARGEST ? Optional.of(new PhysicalQuantity(value, unit, prefixed)) : Optional.empty();
    }

    /** Returns how many leading characters belong to a number; a comma counts as a decimal point. */
    static int countDigits(String text) {
        var points = 0;
        var i = 0;
        for (; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' || c == ',') {
                points++;
                if (points > 1 || i + 1 == text.length() || !isDigit(text.charAt(i + 1))) {
                    break;
                }
            } else if (!isDigit(c)) {
                break;
            }
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Optional<Double> number(String digits) {
        try {
            return Optional.of(Double.parseDouble(digits.replace(',', '.')));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
