package io.atopile.mcp.parts.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Context-free checks on the words of a query. */
final class TokenPatterns {

    private static final Pattern TEMPERATURE = Pattern.compile("[-+±]?[0-9]{1,3}(?:-[0-9]{1,3})?(?:°C|°|C|degC)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MANGLED = Pattern.compile(
            "[0-9]+(?:[.,][0-9]+)*[\\p{L}%µΩ]{2,8}|[0-9]+e[0-9]+[\\p{L}Ω%]*|[0-9]+/[0-9]+\\p{L}*|[0-9]+(?:[.,][0-9]+){2,}\\p{L}{0,4}");
    private static final Pattern CAN_SIZE = Pattern.compile("[0-9]{1,2}(?:\\.[0-9]{1,2})?[xX*][0-9]{1,2}(?:\\.[0-9]{1,2})?(?:mm|MM)?");
    private static final Set<String> STANDARDS = Set.of("rohs", "reach", "lead-free", "pb-free", "halogen-free", "automotive-grade");
    private static final Set<String> SIGNS = Set.of("<", ">", "<=", ">=", "=", "~");
    private static final Set<String> TO = Set.of("..", "...", "to", "~", "-");

    private TokenPatterns() {}

    /** Parses a quantity, or the two ends of a range; empty if the word is neither. */
    static List<PhysicalQuantity> parseRange(String word) {
        var whole = PhysicalQuantity.of(word);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        var dash = word.indexOf('-', 1);
        if (dash < 0 || !Character.isDigit(word.charAt(0))) {
            return List.of();
        }
        return parseSpan(word.substring(0, dash), word.substring(dash + 1)).orElse(List.of());
    }

    /** Parses two quantities of which one may have the unit of both, as in {@code 620-630nm}; empty if they aren't quantities. */
    static Optional<List<PhysicalQuantity>> parseSpan(String from, String to) {
        var last = PhysicalQuantity.of(to);
        if (last.isEmpty() || (last.get().unit().isEmpty() && !last.get().prefixed())) {
            return Optional.empty();
        }
        var suffix = to.substring(PhysicalQuantity.countDigits(to));
        var first = PhysicalQuantity.of(from);
        if (first.isPresent() && first.get().unit().isEmpty() && !first.get().prefixed()) {
            first = PhysicalQuantity.of(from + suffix).filter(scaled -> scaled.value() <= last.get().value()).or(() -> PhysicalQuantity.of(from));
        }
        return first.map(one -> List.of(one, last.get()));
    }

    /** Whether a word separates the ends of a range. */
    static boolean isTo(String word) {
        return TO.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isSign(String word) {
        return SIGNS.contains(word);
    }

    static boolean isStandard(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return STANDARDS.contains(lower) || lower.startsWith("aec-") || lower.equals("aec");
    }

    /** Whether a word looks like a value but has no known unit or prefix. */
    static boolean isMangled(String word) {
        return MANGLED.matcher(word).matches() && PhysicalQuantity.of(word).isEmpty();
    }

    /** Whether a word is the diameter and height of a can, such as {@code 10x10} or {@code 6.3x5.4mm}. */
    static boolean isCanSize(String word) {
        return CAN_SIZE.matcher(word).matches();
    }

    static boolean isTemperature(String word) {
        return TEMPERATURE.matcher(word).matches();
    }

    /** Parses the quantity after a minus sign; empty if there is none. */
    static Optional<PhysicalQuantity> parseNegative(String word) {
        return word.startsWith("-")
                ? PhysicalQuantity.of(word.substring(1)).filter(quantity -> quantity.unit().isPresent() || quantity.prefixed())
                : Optional.empty();
    }

    /** Removes everything but letters and digits from a parameter's name: {@code Vgs(th)} becomes {@code vgsth}. */
    static String toParameterName(String word) {
        var plain = new StringBuilder();
        word.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
