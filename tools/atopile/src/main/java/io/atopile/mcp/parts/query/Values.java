package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.PartKind;
import io.atopile.mcp.parts.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands what a query says of values: alone, compared, by name and in ranges. */
final class Values {

    private static final Map<String, String> LIMITS =
            Map.of("min", ">=", "minimum", ">=", "max", "<=", "maximum", "<=", "about", "~", "approx", "~", "around", "~");
    private static final Map<String, String> SEEN_FROM_BEHIND = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "=", "=");
    private static final Set<String> AFTER_THE_VALUE =
            Set.of("pitch", "load", "esr", "dcr", "dropout", "output", "input", "wavelength", "tolerance", "ripple", "isat", "hold", "vin", "vout");
    private static final Set<PartKind> TOLD_BELOW_NOUGHT = Set.of(PartKind.MOSFET, PartKind.TRANSISTOR);
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,3})?|[0-9]{1,3}(,[0-9]{3})+");
    private static final Pattern OHMS = Pattern.compile("(?:ohms?|r|Ω)$", Pattern.CASE_INSENSITIVE);
    private static final double BEAD_FREQUENCY = 1e8;

    private final List<String> words;
    private final Draft draft;

    Values(List<String> words, Draft draft) {
        this.words = words;
        this.draft = draft;
    }

    /** How many of the words from a place on say something of a value; 0 when none. */
    int understand(int at) {
        var read = comparison(at);
        return read > 0 ? read : value(at);
    }

    /** {@code Vds >= 30V}, {@code tolerance 1%}, {@code >= 25V}, {@code between 1k and 10k}, {@code 1k < R < 10k}. */
    private int comparison(int at) {
        var lower = words.get(at).toLowerCase(Locale.ROOT);
        if (lower.equals("between") || lower.equals("from")) {
            return between(at);
        }
        var sign = sign(at);
        if (sign.isPresent() && quantity(at + 1).isPresent() && PackageName.known(words.get(at + 1)).isEmpty()) {
            compare(sign.get(), words.get(at + 1), lower + words.get(at + 1), Optional.empty());
            return 2;
        }
        var following = sign(at + 1);
        if (following.isPresent() && at + 2 < words.size()) {
            return quantity(at).isPresent() ? behind(at, following.get()) : isNameOfItself(lower) ? 0 : named(at, following.get(), words.get(at + 2), 3);
        }
        var isName = lower.length() > 1 && at + 1 < words.size() && Vocabulary.isParameter(Forms.parameterName(lower));
        return isName && belongs(Forms.parameterName(lower), at + 1) ? named(at, "", words.get(at + 1), 2) : 0;
    }

    /** {@code 1k < R}: the value stands before what is compared with it; a second one may follow. */
    private int behind(int at, String sign) {
        var seen = SEEN_FROM_BEHIND.get(sign);
        if (seen == null || !Vocabulary.isParameter(Forms.parameterName(words.get(at + 2))) || Quantity.of(words.get(at + 2)).isPresent()) {
            return 0;
        }
        named(at + 2, seen, words.get(at), 3);
        var second = sign(at + 3);
        return second.isPresent() && quantity(at + 4).isPresent() ? 2 + named(at + 2, second.get(), words.get(at + 4), 3) : 3;
    }

    /** Whether a word before a sign of comparison isn't what is compared. */
    private static boolean isNameOfItself(String lower) {
        return Vocabulary.noun(lower).isPresent() || PackageName.known(lower).isPresent() || Forms.isSign(lower) || Vocabulary.isFiller(lower);
    }

    private int named(int at, String sign, String value, int read) {
        var name = Forms.parameterName(words.get(at));
        var text = words.get(at) + (sign.isEmpty() ? " " : sign) + value;
        if (Forms.range(value).isEmpty() && Forms.belowNought(value).isEmpty()) {
            if (!Vocabulary.isParameter(name)) {
                return 0;
            }
            draft.refuse(text, "'%s' isn't a value with a unit".formatted(value));
            return read;
        }
        var parameter = draft.kind().flatMap(kind -> Vocabulary.parameter(name, kind));
        if (parameter.isEmpty()) {
            draft.refuse(text, draft.kind()
                    .map(kind -> "'%s' isn't known of a %s".formatted(words.get(at), kind.key().replace('_', ' ')))
                    .orElse("which kind of part that is about isn't clear"));
            return read;
        }
        compare(sign, value, text, parameter);
        return read;
    }

    /** Whether a value beside a name has the unit that the name's parameter is measured in. */
    private boolean belongs(String name, int at) {
        return draft.kind()
                .flatMap(kind -> Vocabulary.parameter(name, kind))
                .filter(parameter -> Forms.range(words.get(at)).stream().anyMatch(quantity -> quantity.unit().filter(unit -> unit == parameter.unit()).isPresent()))
                .isPresent();
    }

    private int between(int at) {
        var isRange = at + 3 < words.size() && (Forms.isTo(words.get(at + 2)) || words.get(at + 2).equalsIgnoreCase("and"));
        var ends = isRange ? Forms.span(words.get(at + 1), words.get(at + 3)) : Optional.<List<Quantity>>empty();
        ends.ifPresent(both -> span(both, words.get(at + 1) + " to " + words.get(at + 3)));
        return ends.isPresent() ? 4 : 0;
    }

    /** {@code 10k}, {@code 1k..10k}, {@code 1k-10k}, {@code 2.54mm pitch}. */
    private int value(int at) {
        var word = words.get(at);
        if (Forms.isTemperature(word) || isTemperatures(at)) {
            return temperature(at);
        }
        if (Forms.belowNought(word).isPresent()) {
            compare("", word, word, Optional.empty());
            return 1;
        }
        var range = Forms.range(word);
        if (range.size() == 2) {
            span(range, word);
            return 1;
        }
        if (at + 2 < words.size() && !range.isEmpty() && Forms.isTo(words.get(at + 1))) {
            var ends = Forms.span(word, words.get(at + 2));
            if (ends.isPresent()) {
                return fromTo(at, ends.get());
            }
        }
        return range.isEmpty() || !isMeant(word, range.getFirst()) ? 0 : single(at, word);
    }

    /** A range, except that what a regulator makes of one voltage is another. */
    private int fromTo(int at, List<Quantity> ends) {
        var text = words.get(at) + ".." + words.get(at + 2);
        var areVolts = ends.stream().allMatch(end -> end.unit().filter(unit -> unit == Unit.VOLT).isPresent());
        if (areVolts && words.get(at + 1).equalsIgnoreCase("to") && isOf(PartKind.REGULATOR)) {
            draft.add(new Condition(Parameter.INPUT_VOLTAGE, Bounds.atLeast(ends.getFirst().value()), words.get(at)));
            draft.add(new Condition(Parameter.OUTPUT_VOLTAGE, Bounds.exactly(ends.getLast().value()), words.get(at + 2)));
        } else {
            span(ends, text);
        }
        return 3;
    }

    private int single(int at, String word) {
        var next = at + 1 < words.size() ? words.get(at + 1).toLowerCase(Locale.ROOT) : "";
        if (AFTER_THE_VALUE.contains(next) && belongs(next, at) && sign(at + 2).isEmpty() && quantity(at + 2).isEmpty()) {
            return named(at + 1, "", word, 2);
        }
        var value = Quantity.of(word);
        if (isOf(PartKind.FERRITE_BEAD) && value.filter(quantity -> quantity.unit().filter(unit -> unit == Unit.HERTZ).isPresent()).isPresent()) {
            atFrequency(value.orElseThrow().value(), word);
            return 1;
        }
        compare("", word, word, Optional.empty());
        var condition = next.equals("@") ? quantity(at + 2) : Optional.<Quantity>empty();
        condition.ifPresent(quantity -> {
            if (isOf(PartKind.FERRITE_BEAD)) {
                atFrequency(quantity.value(), "@" + words.get(at + 2));
            } else {
                draft.refuse("@" + words.get(at + 2), "under which condition a value holds isn't compared");
            }
        });
        return condition.isPresent() ? 3 : 1;
    }

    private void atFrequency(double frequency, String text) {
        if (!Bounds.exactly(BEAD_FREQUENCY).contains(frequency)) {
            draft.refuse(text, "impedances are compared at 100 MHz alone");
        }
    }

    /** Whether a number is a value here, and not a housing or a piece of a name. */
    private boolean isMeant(String word, Quantity quantity) {
        if (quantity.unit().isPresent() || quantity.prefixed()) {
            return true;
        }
        return isOf(PartKind.RESISTOR) && WHOLE.matcher(word).matches() && PackageName.known(word).isEmpty() && !draft.asksFor(Parameter.RESISTANCE);
    }

    private int temperature(int at) {
        var isSpan = isTemperatures(at);
        draft.refuse(isSpan ? words.get(at) + ".." + words.get(at + 2) : words.get(at), "temperatures aren't compared");
        return isSpan ? 3 : 1;
    }

    private boolean isTemperatures(int at) {
        return at + 2 < words.size() && Forms.isTo(words.get(at + 1)) && Forms.isTemperature(words.get(at + 2));
    }

    private void span(List<Quantity> ends, String text) {
        var one = ends.getFirst();
        var other = ends.getLast();
        parameter(new Quantity(one.value(), one.unit().or(other::unit), true), text)
                .ifPresent(parameter -> draft.add(new Condition(parameter, Bounds.between(one.value(), other.value()), text)));
    }

    private void compare(String sign, String value, String text, Optional<Parameter> named) {
        var below = Forms.belowNought(value);
        if (below.isPresent() && draft.kind().filter(TOLD_BELOW_NOUGHT::contains).isEmpty()) {
            draft.refuse(text, "values below nought aren't compared");
            return;
        }
        if (value.startsWith("±") && below.or(() -> Quantity.of(value)).flatMap(Quantity::unit).filter(Values::isShare).isEmpty()) {
            draft.refuse(text, "a tolerance is compared as a share of the value, in % or ppm");
            return;
        }
        var ends = below.map(List::of).orElseGet(() -> Forms.range(value));
        var parameter = named.or(() -> parameter(ends.getLast(), text));
        if (parameter.isEmpty()) {
            return;
        }
        var unit = ends.getLast().unit();
        if (named.isPresent() && unit.isPresent() && !fits(unit.get(), named.get().unit())) {
            draft.refuse(text, "%s isn't measured in %s".formatted(named.get().key().replace('_', ' '), unit.get().symbol()));
            return;
        }
        var seen = below.isPresent() ? SEEN_FROM_BEHIND.getOrDefault(sign, sign) : sign;
        draft.add(new Condition(parameter.get(), bounds(seen, parameter.get(), ends), text));
    }

    private static boolean isShare(Unit unit) {
        return unit == Unit.RATIO || unit == Unit.PER_KELVIN;
    }

    private static boolean fits(Unit given, Unit wanted) {
        return given == wanted || (given == Unit.PER_KELVIN && wanted == Unit.RATIO);
    }

    private Optional<Parameter> parameter(Quantity quantity, String text) {
        if (draft.kind().isEmpty()) {
            var isLongEnough = text.codePoints().filter(Character::isLetterOrDigit).count() > 1;
            draft.refuse(text, "which kind of part has this value isn't clear" + (isLongEnough ? "; it is looked for as a word" : ""));
            if (isLongEnough) {
                draft.word(asInDescriptions(text, quantity));
            }
            return Optional.empty();
        }
        var found = KindGuess.parameter(draft.kind().get(), quantity);
        if (found.isEmpty()) {
            draft.refuse(text, "a %s has no value of this unit that is compared".formatted(draft.kind().get().key().replace('_', ' ')));
        }
        return found;
    }

    /** Suppliers write the sign of ohms where people leave it out or write a letter. */
    private static String asInDescriptions(String text, Quantity quantity) {
        var isOfOhms = quantity.unit().map(unit -> unit == Unit.OHM).orElse(quantity.prefixed() && quantity.value() >= 1);
        return isOfOhms ? OHMS.matcher(text).replaceFirst("") + "Ω" : text;
    }

    private static Bounds bounds(String sign, Parameter parameter, List<Quantity> ends) {
        var value = ends.getLast().value();
        return switch (sign) {
            case "<" -> Bounds.below(value);
            case "<=" -> Bounds.atMost(value);
            case ">" -> Bounds.above(value);
            case ">=" -> Bounds.atLeast(value);
            case "~" -> Bounds.about(value);
            case "=" -> Bounds.between(ends.getFirst().value(), value);
            default -> switch (parameter.sense()) {
                case EXACT -> Bounds.between(ends.getFirst().value(), value);
                case AT_LEAST -> Bounds.atLeast(value);
                case AT_MOST -> Bounds.atMost(value);
            };
        };
    }

    private boolean isOf(PartKind kind) {
        return draft.kind().filter(known -> known == kind).isPresent();
    }

    private Optional<String> sign(int at) {
        if (at >= words.size()) {
            return Optional.empty();
        }
        var word = words.get(at).toLowerCase(Locale.ROOT);
        return Forms.isSign(word) ? Optional.of(word) : Optional.ofNullable(LIMITS.get(word));
    }

    private Optional<Quantity> quantity(int at) {
        return at < words.size() ? Quantity.of(words.get(at)) : Optional.empty();
    }
}
