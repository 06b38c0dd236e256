package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PhysicalUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Extracts typed facts from a supplier's one-line description of a part. For each unit, the first plain value counts; a value with a condition, as in
 * {@code 550mV@1A}, becomes the parameter that the category usually specifies that way; ranges and anything uncertain are omitted.
 */
public final class DescriptionReader {

    /** The parameter of a value with a condition, by category and unit. */
    private static final Map<PartCategory, Map<PhysicalUnit, PartParameter>> CONDITIONAL = Map.of(
            PartCategory.DIODE, Map.of(PhysicalUnit.VOLT, PartParameter.FORWARD_VOLTAGE),
            PartCategory.LED, Map.of(PhysicalUnit.VOLT, PartParameter.FORWARD_VOLTAGE),
            PartCategory.MOSFET,
                    Map.of(PhysicalUnit.VOLT, PartParameter.GATE_THRESHOLD_VOLTAGE, PhysicalUnit.OHM, PartParameter.ON_RESISTANCE, PhysicalUnit.COULOMB, PartParameter.GATE_CHARGE),
            PartCategory.TRANSISTOR, Map.of(PhysicalUnit.COUNT, PartParameter.CURRENT_GAIN),
            PartCategory.INDUCTOR, Map.of(PhysicalUnit.OHM, PartParameter.DC_RESISTANCE),
            PartCategory.FERRITE_BEAD, Map.of(PhysicalUnit.OHM, PartParameter.IMPEDANCE),
            PartCategory.CAPACITOR, Map.of(PhysicalUnit.OHM, PartParameter.EQUIVALENT_SERIES_RESISTANCE, PhysicalUnit.AMPERE, PartParameter.RIPPLE_CURRENT),
            PartCategory.REGULATOR, Map.of(PhysicalUnit.VOLT, PartParameter.DROPOUT_VOLTAGE));

    /** The parameter of a value by the name before or after it. */
    private static final Map<String, PartParameter> NAMED = SynonymGroup.index(
            SynonymGroup.of(PartParameter.DRAIN_SOURCE_VOLTAGE, "vds"),
            SynonymGroup.of(PartParameter.DRAIN_CURRENT, "id"),
            SynonymGroup.of(PartParameter.COLLECTOR_EMITTER_VOLTAGE, "vce"),
            SynonymGroup.of(PartParameter.COLLECTOR_CURRENT, "ic"),
            SynonymGroup.of(PartParameter.REVERSE_VOLTAGE, "vr", "vrm", "vrwm", "vrrm"),
            SynonymGroup.of(PartParameter.CURRENT, "if"),
            SynonymGroup.of(PartParameter.DROPOUT_VOLTAGE, "dropout"),
            SynonymGroup.of(PartParameter.INPUT_VOLTAGE, "electrode"),
            SynonymGroup.of(PartParameter.OUTPUT_VOLTAGE, "fixed", "vout", "output"),
            SynonymGroup.of(PartParameter.REVERSE_RECOVERY_TIME, "trr"));

    /** Names that correspond to no parameter. */
    private static final Set<String> OTHER_NAMES = Set.of("vgs", "qgd", "qqd", "qgs", "air", "contact", "esd", "idss", "idm", "icm", "vbe", "veb", "vcb", "vbr", "irm", "vin", "vref", "input", "iq", "quiescent");

    private static final Set<String> RANGED = Set.of("~", "to", "-");
    private static final Set<PartCategory> TOLD_BELOW_NOUGHT = Set.of(PartCategory.MOSFET, PartCategory.TRANSISTOR);
    private static final double LARGEST_FORWARD_VOLTAGE = 4.2;
    private static final int LONGEST_UNIT = 4;
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 100;
    private static final Map<String, String> PACKAGES = new ConcurrentHashMap<>();

    private final PartCategory kind;
    private final List<String> words;
    private final Map<PartParameter, Double> values = new EnumMap<>(PartParameter.class);
    private Optional<String> variant = Optional.empty();
    private boolean variantIsMixed;

    private DescriptionReader(PartCategory kind, List<String> words) {
        this.kind = kind;
        this.words = words;
    }

    /**
     * Reads a description.
     *
     * @param kind if known
     * @param category the supplier's, from the broadest down; empty if unknown
     * @param packageName as the supplier writes it; empty if unknown
     */
    public static DescriptionFacts read(Optional<PartCategory> kind, String category, String description, String packageName) {
        var found = kind.or(() -> SupplierCategoryMapping.of(category)).orElse(PartCategory.OTHER);
        var housing = packageName.isBlank() || packageName.equals("-") ? Optional.<String>empty() : Optional.of(normalizePackage(packageName));
        if (found == PartCategory.OTHER) {
            return new DescriptionFacts(found, housing, Optional.empty(), Map.of());
        }
        var reader = new DescriptionReader(found, splitWords(description));
        reader.read();
        if (found == PartCategory.CONNECTOR) {
            reader.parsePitch(packageName);
        }
        if (reader.variant.isEmpty()) {
            splitWords(category.substring(category.lastIndexOf('/') + 1)).forEach(reader::detectVariant);
        }
        return new DescriptionFacts(found, housing.or(reader::housing), reader.variantIsMixed ? Optional.empty() : reader.variant, reader.values);
    }

    /** Remembers the names, because millions of parts share few packages. */
    private static String normalizePackage(String name) {
        var known = PACKAGES.get(name);
        if (known != null) {
            return known;
        }
        var found = PackageName.of(name);
        if (name.length() <= LONGEST_REMEMBERED && PACKAGES.size() < MOST_REMEMBERED) {
            PACKAGES.put(name, found);
        }
        return found;
    }

    /** Reads a description of a part without other information; its category is detected as in a query. */
    public static DescriptionFacts guess(String description) {
        var kind = CategoryDetector.of(QueryTokenizer.of(description.substring(0, QueryTokenizer.end(description))));
        return kind.isEmpty() ? new DescriptionFacts(PartCategory.OTHER, Optional.empty(), Optional.empty(), Map.of()) : read(kind, "", description, "");
    }

    private void read() {
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var first = word.charAt(0);
            var condition = word.indexOf('@');
            if (condition >= 0) {
                parseConditionalWord(word.substring(0, condition));
                at += condition == word.length() - 1 ? 1 : 0;
            } else if (isDigit(first) || first == '±') {
                parsePlainWord(at, word);
            } else if (first == '-' && TOLD_BELOW_NOUGHT.contains(kind)) {
                parsePlainWord(at, word.substring(1));
            } else if (kind == PartCategory.CONNECTOR && word.indexOf('=') > 0) {
                parsePitch(word);
            } else {
                detectVariant(word);
            }
        }
    }

    /** Two different variants that exclude each other cancel out. */
    private void detectVariant(String word) {
        if (variant.isPresent() && !TOLD_BELOW_NOUGHT.contains(kind)) {
            return;
        }
        var found = QueryVocabulary.mapVariant(kind, word.toLowerCase(Locale.ROOT));
        variantIsMixed |= variant.isPresent() && found.isPresent() && !found.equals(variant);
        variant = variant.or(() -> found);
    }

    private void parseConditionalWord(String word) {
        PhysicalQuantity.of(word).ifPresent(quantity -> {
            var known = CONDITIONAL.getOrDefault(kind, Map.of()).get(quantity.unit().orElse(PhysicalUnit.COUNT));
            if (known != null) {
                values.putIfAbsent(known, quantity.value());
            }
        });
    }

    private void parsePlainWord(int at, String word) {
        if (word.indexOf('~') >= 0 || isRanged(at)) {
            return;
        }
        if (kind == PartCategory.CONNECTOR) {
            parsePinCount(word);
        }
        var quantity = withUnit(at, word);
        if (quantity.isEmpty() || (word.charAt(0) == '±' && !isShare(quantity.get()))) {
            return;
        }
        resolveParameter(at, quantity.get()).ifPresent(parameter -> keep(parameter, quantity.get().value()));
    }

    /** Parses a value whose unit may be the next word. */
    private Optional<PhysicalQuantity> withUnit(int at, String word) {
        var quantity = PhysicalQuantity.of(word);
        var next = at + 1 < words.size() ? words.get(at + 1) : "";
        if (quantity.isPresent() && quantity.get().unit().isEmpty() && !quantity.get().prefixed() && !next.isEmpty() && next.length() <= LONGEST_UNIT) {
            quantity = PhysicalQuantity.of(word + next);
        }
        return quantity.filter(found -> found.unit().isPresent());
    }

    private static boolean isShare(PhysicalQuantity quantity) {
        return quantity.unit().filter(unit -> unit == PhysicalUnit.RATIO || unit == PhysicalUnit.PER_KELVIN).isPresent();
    }

    /** Keeps the first value, except that of several currents the lowest counts, because the part withstands it by every definition. */
    private void keep(PartParameter parameter, double value) {
        var isLeast = parameter == PartParameter.HOLD_CURRENT || (kind == PartCategory.INDUCTOR && parameter == PartParameter.CURRENT);
        if (isLeast) {
            values.merge(parameter, value, Math::min);
        } else {
            values.putIfAbsent(parameter, value);
        }
    }

    private Optional<PartParameter> resolveParameter(int at, PhysicalQuantity quantity) {
        var unit = quantity.unit().orElseThrow();
        if (getWord(at - 1).equals("=")) {
            return findNamedParameter(at - 2, unit);
        }
        var named = findNamedParameter(at + 1, unit).or(() -> findNamedParameter(at - 1, unit));
        if (named.isPresent()) {
            return named;
        }
        return isOther(at + 1) ? Optional.empty() : findUnnamedParameter(quantity, unit);
    }

    private Optional<PartParameter> findNamedParameter(int at, PhysicalUnit unit) {
        return Optional.ofNullable(NAMED.get(getWord(at)))
                .filter(named -> named.unit() == unit && kind.parameters().contains(named));
    }

    /** Whether the name at a position corresponds to no parameter and doesn't belong to the value after it. */
    private boolean isOther(int at) {
        return OTHER_NAMES.contains(getWord(at)) && !getWord(at + 1).equals("=");
    }

    private Optional<PartParameter> findUnnamedParameter(PhysicalQuantity quantity, PhysicalUnit unit) {
        return switch (unit) {
            case VOLT -> kind == PartCategory.REGULATOR || (kind == PartCategory.LED && quantity.value() > LARGEST_FORWARD_VOLTAGE)
                    ? Optional.empty()
                    : CategoryDetector.findParameter(kind, quantity);
            case OHM -> kind == PartCategory.FERRITE_BEAD ? Optional.of(PartParameter.DC_RESISTANCE) : CategoryDetector.findParameter(kind, quantity);
            case FARAD, HENRY, AMPERE, WATT, HERTZ, SECOND, METRE, COULOMB, RATIO, PER_KELVIN, COUNT -> CategoryDetector.findParameter(kind, quantity);
        };
    }

    private String getWord(int at) {
        return at >= 0 && at < words.size() ? words.get(at).toLowerCase(Locale.ROOT) : "";
    }

    private boolean isRanged(int at) {
        return (at + 1 < words.size() && RANGED.contains(words.get(at + 1))) || (at > 0 && RANGED.contains(words.get(at - 1)));
    }

    /** {@code 10P} and {@code 2x5P}. */
    private void parsePinCount(String word) {
        var end = word.length() - 1;
        if ("Pp".indexOf(word.charAt(end)) < 0) {
            return;
        }
        var times = Math.max(word.indexOf('x'), word.indexOf('X'));
        try {
            var pins = times < 0
                    ? Integer.parseInt(word, 0, end, 10)
                    : Integer.parseInt(word, 0, times, 10) * Integer.parseInt(word, times + 1, end, 10);
            values.putIfAbsent(PartParameter.PIN_COUNT, (double) pins);
        } catch (NumberFormatException _) {
            return; // It is another quantity.
        }
    }

    /** {@code P=2.54mm}, which is more certain than other lengths. */
    private void parsePitch(String text) {
        var sign = text.indexOf("P=");
        if (sign < 0 || (sign > 0 && text.charAt(sign - 1) != ',')) {
            return;
        }
        PhysicalQuantity.of(text.substring(sign + 2))
                .filter(quantity -> quantity.unit().filter(unit -> unit == PhysicalUnit.METRE).isPresent())
                .ifPresent(quantity -> values.put(PartParameter.PITCH, quantity.value()));
    }

    private Optional<String> housing() {
        return words.reversed().stream().flatMap(word -> PackageName.findCanonicalName(word).stream()).findFirst();
    }

    /** Splits at blanks, and at commas that are neither in a number nor in a condition; omits brackets. */
    private static List<String> splitWords(String text) {
        var words = new ArrayList<String>();
        var start = -1;
        var isCondition = false;
        for (var i = 0; i <= text.length(); i++) {
            var isBetween = i == text.length() || isBetween(text, i, isCondition);
            if (isBetween && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
                isCondition = false;
            } else if (!isBetween) {
                start = start < 0 ? i : start;
                isCondition |= text.charAt(i) == '@';
            }
        }
        return words;
    }

    private static boolean isBetween(String text, int i, boolean isCondition) {
        var c = text.charAt(i);
        if (c == ',') {
            var isLast = i + 1 == text.length() || text.charAt(i + 1) <= ' ';
            return isLast || (!isCondition && (i == 0 || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1))));
        }
        return c <= ' ' || c == '(' || c == ')' || c == ';';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
