package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.PartKind;
import io.atopile.mcp.parts.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which kind of part the words of a query are about: by its name, else by the parameters and units it speaks of. */
final class KindGuess {

    /** A more general noun beside a more special one says nothing more. */
    private static final Map<PartKind, PartKind> MORE_GENERAL = Map.of(
            PartKind.ZENER_DIODE, PartKind.DIODE, PartKind.MOSFET, PartKind.TRANSISTOR, PartKind.FERRITE_BEAD, PartKind.INDUCTOR, PartKind.LED, PartKind.DIODE);

    private static final Map<Unit, PartKind> BY_UNIT = Map.of(
            Unit.OHM, PartKind.RESISTOR, Unit.FARAD, PartKind.CAPACITOR, Unit.HENRY, PartKind.INDUCTOR, Unit.HERTZ, PartKind.CRYSTAL);

    private static final Set<String> SIGNS = Set.of("<", ">", "<=", ">=", "=");

    private static final double LONGEST_WAVE = 1e-5;

    /** A micro, nano or pico without a unit is a capacitor's. */
    private static final double SMALLEST_MILLI = 9.99e-4;

    private static final String BEAD_FREQUENCY = "100MHz";

    private static final double WATCH_FREQUENCY = 32_768;

    private KindGuess() {}

    static Optional<PartKind> of(List<String> words) {
        var lower = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        if (lower.stream().anyMatch(Vocabulary.OTHER_THINGS::contains)) {
            return Optional.empty();
        }
        return named(lower).or(() -> byParameters(words)).or(() -> byUnits(words));
    }

    private static Optional<PartKind> named(List<String> words) {
        var kinds = words.stream().flatMap(word -> Vocabulary.noun(word).stream()).map(Vocabulary.Noun::kind).distinct().toList();
        return kinds.stream()
                .filter(kind -> kinds.stream().noneMatch(other -> MORE_GENERAL.get(other) == kind))
                .reduce((_, later) -> later);
    }

    private static Optional<PartKind> byParameters(List<String> words) {
        for (var i = 0; i + 1 < words.size(); i++) {
            var name = Forms.parameterName(words.get(i));
            if (SIGNS.contains(words.get(i + 1)) && Vocabulary.isParameter(name)) {
                var kinds = Arrays.stream(PartKind.values())
                        .filter(kind -> Vocabulary.parameter(name, kind).isPresent())
                        .toList();
                if (kinds.size() == 1) {
                    return Optional.of(kinds.getFirst());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<PartKind> byUnits(List<String> words) {
        if (words.stream().anyMatch(KindGuess::isPartNumber)) {
            return Optional.empty();
        }
        if (words.stream().anyMatch(word -> Vocabulary.isDielectric(word.toLowerCase(Locale.ROOT)))) {
            return Optional.of(PartKind.CAPACITOR);
        }
        if (isAtFrequency(words)) {
            return Optional.of(PartKind.FERRITE_BEAD);
        }
        return words.stream()
                .flatMap(word -> Forms.range(word).stream())
                .flatMap(quantity -> kind(quantity).stream())
                .min((one, other) -> Integer.compare(order(one), order(other)));
    }

    /** {@code 600R @ 100MHz}. */
    private static boolean isAtFrequency(List<String> words) {
        var sign = words.indexOf("@");
        return (sign >= 0 && sign + 1 < words.size() && isIn(words.get(sign + 1), Unit.HERTZ))
                || (words.contains(BEAD_FREQUENCY) && words.stream().anyMatch(word -> isIn(word, Unit.OHM)));
    }

    private static boolean isIn(String word, Unit unit) {
        return Quantity.of(word).flatMap(Quantity::unit).filter(found -> found == unit).isPresent();
    }

    private static Optional<PartKind> kind(Quantity quantity) {
        if (quantity.unit().isPresent() || !quantity.prefixed()) {
            return quantity.unit().map(BY_UNIT::get);
        }
        if (quantity.value() < SMALLEST_MILLI) {
            return Optional.of(PartKind.CAPACITOR);
        }
        return Optional.of(quantity.value() == WATCH_FREQUENCY ? PartKind.CRYSTAL : PartKind.RESISTOR).filter(_ -> quantity.value() >= 1);
    }

    /** A frequency beside a capacitance is a crystal's; an ohm beside a farad is a capacitor's. */
    private static int order(PartKind kind) {
        return List.of(PartKind.CRYSTAL, PartKind.INDUCTOR, PartKind.CAPACITOR, PartKind.RESISTOR).indexOf(kind);
    }

    /** Letters and digits together that are neither a value nor a housing. */
    private static boolean isPartNumber(String word) {
        return word.chars().anyMatch(Character::isDigit)
                && word.chars().anyMatch(Character::isLetter)
                && Forms.range(word).isEmpty()
                && PackageName.known(word).isEmpty()
                && !Vocabulary.isDielectric(word.toLowerCase(Locale.ROOT))
                && !Forms.isTemperature(word)
                && !Forms.isStandard(word)
                && !Commerce.isPieces(word)
                && !Forms.isMangled(word);
    }

    /** Whether a value is of a size that such parts have; a prefix without a unit is none of another unit's. */
    private static boolean isPlausible(PartKind kind, Unit unit, Quantity quantity) {
        return switch (unit) {
            case FARAD, HENRY -> quantity.value() < 1 || quantity.unit().isPresent();
            case METRE -> kind != PartKind.LED || quantity.value() < LONGEST_WAVE;
            case OHM, VOLT, AMPERE, WATT, HERTZ, SECOND, COULOMB, RATIO, PER_KELVIN, COUNT -> true;
        };
    }

    /** The parameter of a kind that a bare quantity must mean. */
    static Optional<Parameter> parameter(PartKind kind, Quantity quantity) {
        var unit = quantity.unit().orElse(kind.parameters().isEmpty() ? Unit.COUNT : kind.parameters().getFirst().unit());
        if (!isPlausible(kind, unit, quantity)) {
            return Optional.empty();
        }
        return kind.parameters().stream()
                .filter(parameter -> parameter.unit() == unit)
                .findFirst()
                .or(() -> kind.parameters().stream().filter(parameter -> unit == Unit.PER_KELVIN && parameter.unit() == Unit.RATIO).findFirst());
    }
}
