package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PhysicalUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Detects the part category that the words of a query refer to: by its name, otherwise by the parameters and units they contain. */
final class CategoryDetector {

    /** A general noun next to a more specific one adds nothing. */
    private static final Map<PartCategory, PartCategory> MORE_GENERAL = Map.of(
            PartCategory.ZENER_DIODE, PartCategory.DIODE, PartCategory.MOSFET, PartCategory.TRANSISTOR, PartCategory.FERRITE_BEAD, PartCategory.INDUCTOR, PartCategory.LED, PartCategory.DIODE);

    private static final Map<PhysicalUnit, PartCategory> BY_UNIT = Map.of(
            PhysicalUnit.OHM, PartCategory.RESISTOR, PhysicalUnit.FARAD, PartCategory.CAPACITOR, PhysicalUnit.HENRY, PartCategory.INDUCTOR, PhysicalUnit.HERTZ, PartCategory.CRYSTAL);

    private static final Set<String> SIGNS = Set.of("<", ">", "<=", ">=", "=");

    private static final double LONGEST_WAVE = 1e-5;

    /** A micro, nano or pico value without a unit is a capacitance. */
    private static final double SMALLEST_MILLI = 9.99e-4;

    private static final String BEAD_FREQUENCY = "100MHz";

    private static final double WATCH_FREQUENCY = 32_768;

    private CategoryDetector() {}

    static Optional<PartCategory> of(List<String> words) {
        var lower = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        if (lower.stream().anyMatch(QueryVocabulary.OTHER_THINGS::contains)) {
            return Optional.empty();
        }
        return detectByNouns(lower).or(() -> detectByParameters(words)).or(() -> detectByUnits(words));
    }

    private static Optional<PartCategory> detectByNouns(List<String> words) {
        var kinds = words.stream().flatMap(word -> QueryVocabulary.findNoun(word).stream()).map(QueryVocabulary.Noun::kind).distinct().toList();
        return kinds.stream()
                .filter(kind -> kinds.stream().noneMatch(other -> MORE_GENERAL.get(other) == kind))
                .reduce((_, later) -> later);
    }

    private static Optional<PartCategory> detectByParameters(List<String> words) {
        for (var i = 0; i + 1 < words.size(); i++) {
            var name = TokenPatterns.toParameterName(words.get(i));
            if (SIGNS.contains(words.get(i + 1)) && QueryVocabulary.isParameter(name)) {
                var kinds = Arrays.stream(PartCategory.values())
                        .filter(kind -> QueryVocabulary.findParameter(name, kind).isPresent())
                        .toList();
                if (kinds.size() == 1) {
                    return Optional.of(kinds.getFirst());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<PartCategory> detectByUnits(List<String> words) {
        if (words.stream().anyMatch(CategoryDetector::isPartNumber)) {
            return Optional.empty();
        }
        if (words.stream().anyMatch(word -> QueryVocabulary.isDielectric(word.toLowerCase(Locale.ROOT)))) {
            return Optional.of(PartCategory.CAPACITOR);
        }
        if (isAtFrequency(words)) {
            return Optional.of(PartCategory.FERRITE_BEAD);
        }
        return words.stream()
                .flatMap(word -> TokenPatterns.parseRange(word).stream())
                .flatMap(quantity -> inferCategory(quantity).stream())
                .min((one, other) -> Integer.compare(rankCategory(one), rankCategory(other)));
    }

    /** {@code 600R @ 100MHz}. */
    private static boolean isAtFrequency(List<String> words) {
        var sign = words.indexOf("@");
        return (sign >= 0 && sign + 1 < words.size() && isIn(words.get(sign + 1), PhysicalUnit.HERTZ))
                || (words.contains(BEAD_FREQUENCY) && words.stream().anyMatch(word -> isIn(word, PhysicalUnit.OHM)));
    }

    private static boolean isIn(String word, PhysicalUnit unit) {
        return PhysicalQuantity.of(word).flatMap(PhysicalQuantity::unit).filter(found -> found == unit).isPresent();
    }

    private static Optional<PartCategory> inferCategory(PhysicalQuantity quantity) {
        if (quantity.unit().isPresent() || !quantity.prefixed()) {
            return quantity.unit().map(BY_UNIT::get);
        }
        if (quantity.value() < SMALLEST_MILLI) {
            return Optional.of(PartCategory.CAPACITOR);
        }
        return Optional.of(quantity.value() == WATCH_FREQUENCY ? PartCategory.CRYSTAL : PartCategory.RESISTOR).filter(_ -> quantity.value() >= 1);
    }

    /** A frequency together with a capacitance means a crystal; ohms together with farads mean a capacitor. */
    private static int rankCategory(PartCategory kind) {
        return List.of(PartCategory.CRYSTAL, PartCategory.INDUCTOR, PartCategory.CAPACITOR, PartCategory.RESISTOR).indexOf(kind);
    }

    /** Whether a word combines letters and digits and is neither a value nor a package. */
    private static boolean isPartNumber(String word) {
        return word.chars().anyMatch(Character::isDigit)
                && word.chars().anyMatch(Character::isLetter)
                && TokenPatterns.parseRange(word).isEmpty()
                && PackageName.findCanonicalName(word).isEmpty()
                && !QueryVocabulary.isDielectric(word.toLowerCase(Locale.ROOT))
                && !TokenPatterns.isTemperature(word)
                && !TokenPatterns.isStandard(word)
                && !TokenPatterns.isCanSize(word)
                && !TokenPatterns.isMangled(word);
    }

    /** Whether a value is plausible for the category; a prefix without a unit doesn't imply farads or henries for large values. */
    private static boolean isPlausible(PartCategory kind, PhysicalUnit unit, PhysicalQuantity quantity) {
        return switch (unit) {
            case FARAD, HENRY -> quantity.value() < 1 || quantity.unit().isPresent();
            case METRE -> kind != PartCategory.LED || quantity.value() < LONGEST_WAVE;
            case OHM, VOLT, AMPERE, WATT, HERTZ, SECOND, COULOMB, RATIO, PER_KELVIN, COUNT -> true;
        };
    }

    /** Returns the parameter of a category that a bare quantity must refer to. */
    static Optional<PartParameter> findParameter(PartCategory kind, PhysicalQuantity quantity) {
        var unit = quantity.unit().orElse(kind.parameters().isEmpty() ? PhysicalUnit.COUNT : kind.parameters().getFirst().unit());
        if (!isPlausible(kind, unit, quantity)) {
            return Optional.empty();
        }
        return kind.parameters().stream()
                .filter(parameter -> parameter.unit() == unit)
                .findFirst()
                .or(() -> kind.parameters().stream().filter(parameter -> unit == PhysicalUnit.PER_KELVIN && parameter.unit() == PhysicalUnit.RATIO).findFirst());
    }
}
