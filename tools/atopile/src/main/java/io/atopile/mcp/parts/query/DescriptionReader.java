package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.PartKind;
import io.atopile.mcp.parts.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads typed facts from a supplier's one-line description of a part. Of each unit the first plain value counts; a value that holds only
 * under a condition, as in {@code 550mV@1A}, is what its kind has such values for; ranges and what else isn't certain are left out.
 */
public final class DescriptionReader {

    /** What a value means that is given with its condition, by the unit. */
    private static final Map<PartKind, Map<Unit, Parameter>> CONDITIONAL = Map.of(
            PartKind.DIODE, Map.of(Unit.VOLT, Parameter.FORWARD_VOLTAGE),
            PartKind.LED, Map.of(Unit.VOLT, Parameter.FORWARD_VOLTAGE),
            PartKind.MOSFET,
                    Map.of(Unit.VOLT, Parameter.GATE_THRESHOLD_VOLTAGE, Unit.OHM, Parameter.ON_RESISTANCE, Unit.COULOMB, Parameter.GATE_CHARGE),
            PartKind.FERRITE_BEAD, Map.of(Unit.OHM, Parameter.IMPEDANCE),
            PartKind.CAPACITOR, Map.of(Unit.OHM, Parameter.EQUIVALENT_SERIES_RESISTANCE, Unit.AMPERE, Parameter.RIPPLE_CURRENT),
            PartKind.REGULATOR, Map.of(Unit.VOLT, Parameter.DROPOUT_VOLTAGE));

    /** What a value means that its name stands behind or before. */
    private static final Map<String, Parameter> NAMED = Map.of(
            "vds", Parameter.DRAIN_SOURCE_VOLTAGE,
            "id", Parameter.DRAIN_CURRENT,
            "vce", Parameter.COLLECTOR_EMITTER_VOLTAGE,
            "ic", Parameter.COLLECTOR_CURRENT,
            "vr", Parameter.REVERSE_VOLTAGE,
            "if", Parameter.CURRENT,
            "dropout", Parameter.DROPOUT_VOLTAGE,
            "fixed", Parameter.OUTPUT_VOLTAGE,
            "output", Parameter.OUTPUT_VOLTAGE);

    private static final Set<String> RANGED = Set.of("~", "to", "-");

    private final PartKind kind;
    private final List<String> words;
    private final Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
    private Optional<String> variant = Optional.empty();

    private DescriptionReader(PartKind kind, List<String> words) {
        this.kind = kind;
        this.words = words;
    }

    /**
     * Reads a description.
     *
     * @param kind where it is known
     * @param category the supplier's, from the broadest down; else empty
     * @param packageName as the supplier writes it; else empty
     */
    public static Facts read(Optional<PartKind> kind, String category, String description, String packageName) {
        var found = kind.or(() -> KindOfCategory.of(category)).orElse(PartKind.OTHER);
        var housing = packageName.isBlank() || packageName.equals("-") ? Optional.<String>empty() : Optional.of(PackageName.of(packageName));
        if (found == PartKind.OTHER) {
            return new Facts(found, housing, Optional.empty(), Map.of());
        }
        var reader = new DescriptionReader(found, words(description));
        reader.read();
        return new Facts(found, housing.or(reader::housing), reader.variant, reader.values);
    }

    /** Reads a description of a part of which nothing else is known; what kind it is, is found out as for a query. */
    public static Facts guess(String description) {
        var kind = KindGuess.of(Tokens.of(description));
        return kind.isEmpty() ? new Facts(PartKind.OTHER, Optional.empty(), Optional.empty(), Map.of()) : read(kind, "", description, "");
    }

    private void read() {
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var condition = word.indexOf('@');
            if (condition > 0) {
                conditional(word.substring(0, condition));
            } else if (Character.isDigit(word.charAt(0)) || word.charAt(0) == '±') {
                plain(at, word);
            } else if (variant.isEmpty()) {
                variant = Vocabulary.variant(kind, word.toLowerCase(Locale.ROOT));
            }
        }
    }

    private void conditional(String word) {
        Quantity.of(word).ifPresent(quantity -> {
            var parameter = quantity.unit().map(unit -> CONDITIONAL.getOrDefault(kind, Map.of()).get(unit));
            parameter.ifPresent(known -> values.putIfAbsent(known, quantity.value()));
        });
    }

    private void plain(int at, String word) {
        if (word.indexOf('~') >= 0 || isRanged(at)) {
            return;
        }
        if (kind == PartKind.CONNECTOR && pins(word)) {
            return;
        }
        var quantity = Quantity.of(word);
        if (quantity.isEmpty() || quantity.get().unit().isEmpty()) {
            return;
        }
        meaning(at, quantity.get()).ifPresent(parameter -> values.putIfAbsent(parameter, quantity.get().value()));
    }

    private Optional<Parameter> meaning(int at, Quantity quantity) {
        var unit = quantity.unit().orElseThrow();
        for (var beside : List.of(at + 1, at - 1)) {
            var named = beside >= 0 && beside < words.size() ? NAMED.get(words.get(beside).toLowerCase(Locale.ROOT)) : null;
            if (named != null && named.unit() == unit && kind.parameters().contains(named)) {
                return Optional.of(named);
            }
        }
        if (unit == Unit.VOLT && (kind == PartKind.REGULATOR || kind == PartKind.LED)) {
            return Optional.empty();
        }
        return KindGuess.parameter(kind, quantity);
    }

    private boolean isRanged(int at) {
        return (at + 1 < words.size() && RANGED.contains(words.get(at + 1))) || (at > 0 && RANGED.contains(words.get(at - 1)));
    }

    /** {@code 10P} and {@code 2x5P}. */
    private boolean pins(String word) {
        var end = word.length() - 1;
        if (end < 1 || "Pp".indexOf(word.charAt(end)) < 0) {
            return false;
        }
        var times = Math.max(word.indexOf('x'), word.indexOf('X'));
        try {
            var pins = times < 0
                    ? Integer.parseInt(word, 0, end, 10)
                    : Integer.parseInt(word, 0, times, 10) * Integer.parseInt(word, times + 1, end, 10);
            values.putIfAbsent(Parameter.PIN_COUNT, (double) pins);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private Optional<String> housing() {
        return words.reversed().stream().flatMap(word -> PackageName.known(word).stream()).findFirst();
    }

    /** Cut at blanks, and at commas that don't stand in a number; brackets are left out. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var start = -1;
        for (var i = 0; i <= text.length(); i++) {
            var isBetween = i == text.length() || isBetween(text, i);
            if (isBetween && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!isBetween && start < 0) {
                start = i;
            }
        }
        return words;
    }

    private static boolean isBetween(String text, int i) {
        var c = text.charAt(i);
        if (c == ',') {
            return i == 0 || i + 1 == text.length() || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1));
        }
        return c <= ' ' || c == '(' || c == ')' || c == ';';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
