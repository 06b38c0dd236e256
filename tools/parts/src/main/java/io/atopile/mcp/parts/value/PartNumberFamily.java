package io.atopile.mcp.parts.value;

import io.atopile.mcp.parts.PartParameter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Series of parts whose numbers contain the value, and mostly the tolerance, in a known position. */
enum PartNumberFamily {
    /** {@code RC0805FR-0710KL}. */
    YAGEO_RESISTOR("(?:RC|AC|AF|RE|RV|RT|RL)\\d{4}(?<tolerance>[A-Z])[A-Z]{1,2}-?(?:07|10|13|7W|7D|7T|3W)(?<value>\\d+[RKM]\\d*)L?", Notation.LETTER, PartParameter.RESISTANCE),
    /** {@code 0603WAF1002T5E}. */
    UNIROYAL_RESISTOR("\\d{4}W[A-Z0-9](?<tolerance>[DFGJ])(?<value>\\d{3}[0-9JKL])T[A-Z0-9]E", Notation.CODE, PartParameter.RESISTANCE),
    /** {@code CRCW060310K0FKEA}. */
    VISHAY_RESISTOR("CRCW\\d{4}(?<value>[0-9RKM]{4})(?<tolerance>[DFGJ])K[A-Z]{2}", Notation.LETTER, PartParameter.RESISTANCE),
    /** {@code ERJ3EKF1002V}. */
    PANASONIC_RESISTOR("ERJ-?[A-Z0-9]{2,4}(?<tolerance>[BCDFGJ])(?<value>\\d{3,4}|\\d*R\\d+)V", Notation.CODE, PartParameter.RESISTANCE),
    /** {@code GRM188R71C104KA01D}. */
    MURATA_CAPACITOR("G(?:RM|CM|RT|CJ)\\d{2}[0-9A-Z](?:R[1679]|C[78]|D7|5C|7U)\\d[A-Z](?<value>\\d{3}|\\d?R\\d)(?<tolerance>[BCDFGJKM])\\w{3,5}", Notation.PICO, PartParameter.CAPACITANCE),
    /** {@code CL10B104KB8NNNC}. */
    SAMSUNG_CAPACITOR("CL\\d{2}[A-Z](?<value>\\d{3}|\\dR\\d)(?<tolerance>[BCDFGJKMZ])\\w{6}", Notation.PICO, PartParameter.CAPACITANCE),
    /** {@code CC0603KRX7R9BB104}. */
    YAGEO_CAPACITOR("CC\\d{4}(?<tolerance>[BCDFGJKMZ])[A-Z](?:X[57]R|X[67]S|NP[O0]|Y5V)\\wBB(?<value>\\d{3}|\\dR\\d)", Notation.PICO, PartParameter.CAPACITANCE),
    /** {@code C0603C104K5RACTU}. */
    KEMET_CAPACITOR("C\\d{4}C(?<value>\\d{3})(?<tolerance>[FGJKM])\\d[A-Z]AC\\w*", Notation.PICO, PartParameter.CAPACITANCE);

    private static final Map<String, Double> TOLERANCES =
            Map.of("B", 0.001, "C", 0.0025, "D", 0.005, "F", 0.01, "G", 0.02, "J", 0.05, "K", 0.1, "M", 0.2);
    private static final String ABSOLUTE = "BCD";

    private final Pattern pattern;
    private final Notation notation;
    private final PartParameter parameter;

    /** How a number writes a value. */
    private enum Notation {
        /** {@code 4K7}: the multiplier replaces the decimal point. */
        LETTER,
        /** {@code 1002}: figures and the number of zeros; R is a decimal point, and J, K and L divide by 10, 100 and 1000. */
        CODE,
        /** {@code 104}: the same in picofarads. */
        PICO
    }

    PartNumberFamily(String pattern, Notation notation, PartParameter parameter) {
        this.pattern = Pattern.compile(pattern);
        this.notation = notation;
        this.parameter = parameter;
    }

    /** Decodes a part number; empty if it isn't of this family. */
    Optional<NominalValue> decode(String number) {
        var matcher = pattern.matcher(number.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var letter = matcher.group("tolerance");
        var known = notation == Notation.PICO && ABSOLUTE.contains(letter) ? Optional.<Double>empty() : Optional.ofNullable(TOLERANCES.get(letter));
        return decodeValue(matcher.group("value")).filter(value -> value > 0).map(value -> new NominalValue(parameter, value, known));
    }

    private Optional<Double> decodeValue(String text) {
        return switch (notation) {
            case LETTER -> decodeLetter(text);
            case CODE -> decodeCode(text);
            case PICO -> decodeCode(text).map(value -> value / 1e12);
        };
    }

    private static Optional<Double> decodeLetter(String text) {
        var at = Math.max(text.indexOf('R'), Math.max(text.indexOf('K'), text.indexOf('M')));
        if (at < 0) {
            return Optional.empty();
        }
        var factor = switch (text.charAt(at)) {
            case 'K' -> 1e3;
            case 'M' -> 1e6;
            default -> 1;
        };
        return parse(text.substring(0, at) + "." + text.substring(at + 1) + "0").map(value -> value * factor);
    }

    private static Optional<Double> decodeCode(String text) {
        if (text.contains("R")) {
            return parse("0" + text.replace('R', '.'));
        }
        var last = text.charAt(text.length() - 1);
        var exponent = Character.isDigit(last) ? last - '0' : 'J' - 1 - last;
        return parse(text.substring(0, text.length() - 1)).map(figures -> exponent < 0 ? figures / Math.pow(10, -exponent) : figures * Math.pow(10, exponent));
    }

    private static Optional<Double> parse(String figures) {
        try {
            return Optional.of(Double.parseDouble(figures));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
