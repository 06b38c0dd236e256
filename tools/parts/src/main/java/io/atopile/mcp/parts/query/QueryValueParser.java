package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PhysicalUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses the values of a query: alone, compared, named and in ranges. */
final class QueryValueParser {

    private static final Map<String, String> LIMITS =
            Map.of("min", ">=", "minimum", ">=", "max", "<=", "maximum", "<=", "about", "~", "approx", "~", "around", "~");
    private static final Map<String, String> SEEN_FROM_BEHIND = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "=", "=");
    private static final Set<String> AFTER_THE_VALUE =
            Set.of("pitch", "load", "esr", "dcr", "dropout", "output", "input", "wavelength", "tolerance", "ripple", "isat", "hold", "vin", "vout");
    private static final Set<PartCategory> TOLD_BELOW_NOUGHT = Set.of(PartCategory.MOSFET, PartCategory.TRANSISTOR);
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,3})?|[0-9]{1,3}(,[0-9]{3})+");
    private static final Pattern OHMS = Pattern.compile("(?:ohms?|r|Ω)$", Pattern.CASE_INSENSITIVE);
    private static final double BEAD_FREQUENCY = 1e8;


    private final List<String> words;
    private final PartQueryBuilder draft;
    private final RegulatorVoltages voltages;

    QueryValueParser(List<String> words, PartQueryBuilder draft) {
        this.words = words;
        this.draft = draft;
        this.voltages = new RegulatorVoltages(words, draft);
    }

    /** Returns how many words from a position on describe a value; 0 if none. */
    int parse(int at) {
        var read = parseComparison(at);
        return read > 0 ? read : parseValue(at);
    }

    /** {@code Vds >= 30V}, {@code tolerance 1%}, {@code >= 25V}, {@code between 1k and 10k}, {@code 1k < R < 10k}. */
    private int parseComparison(int at) {
        var lower = words.get(at).toLowerCase(Locale.ROOT);
        if (lower.equals("between") || lower.equals("from")) {
            return parseBetween(at);
        }
        var sign = sign(at);
        if (sign.isPresent() && parseQuantity(at + 1).isPresent() && PackageName.findCanonicalName(words.get(at + 1)).isEmpty()) {
            compare(sign.get(), words.get(at + 1), lower + words.get(at + 1), Optional.empty());
            return 2;
        }
        var following = sign(at + 1);
        if (following.isPresent() && at + 2 < words.size()) {
            return parseQuantity(at).isPresent() ? parseReversedComparison(at, following.get()) : isNameOfItself(lower) ? 0 : parseNamedValue(at, following.get(), words.get(at + 2), 3);
        }
        var isName = lower.length() > 1 && at + 1 < words.size() && QueryVocabulary.isParameter(TokenPatterns.toParameterName(lower));
        return isName && matchesUnit(TokenPatterns.toParameterName(lower), at + 1) ? parseNamedValue(at, "", words.get(at + 1), 2) : 0;
    }

    /** {@code 1k < R}: the value precedes the parameter; a second value may follow. */
    private int parseReversedComparison(int at, String sign) {
        var seen = SEEN_FROM_BEHIND.get(sign);
        if (seen == null || !QueryVocabulary.isParameter(TokenPatterns.toParameterName(words.get(at + 2)))) {
            return 0;
        }
        parseNamedValue(at + 2, seen, words.get(at), 3);
        var second = sign(at + 3);
        return second.isPresent() && parseQuantity(at + 4).isPresent() ? 2 + parseNamedValue(at + 2, second.get(), words.get(at + 4), 3) : 3;
    }

    /** Whether a word before a comparison operator isn't its operand. */
    private static boolean isNameOfItself(String lower) {
        return QueryVocabulary.findNoun(lower).isPresent() || PackageName.findCanonicalName(lower).isPresent() || TokenPatterns.isSign(lower) || QueryVocabulary.isFiller(lower);
    }

    private int parseNamedValue(int at, String sign, String value, int read) {
        var name = TokenPatterns.toParameterName(words.get(at));
        var text = words.get(at) + (sign.isEmpty() ? " " : sign) + value;
        if (TokenPatterns.parseRange(value).isEmpty() && TokenPatterns.parseNegative(value).isEmpty()) {
            if (!QueryVocabulary.isParameter(name)) {
                return 0;
            }
            draft.refuse(text, "'%s' isn't a value with a unit".formatted(value));
            return read;
        }
        var parameter = draft.kind().flatMap(kind -> QueryVocabulary.findParameter(name, kind));
        if (parameter.isEmpty()) {
            draft.refuse(text, draft.kind()
                    .map(kind -> "'%s' isn't a parameter of the category %s".formatted(words.get(at), kind.key().replace('_', ' ')))
                    .orElse("it is unclear which part category this refers to"));
            return read;
        }
        compare(sign, value, text, parameter);
        return read;
    }

    /** Whether the value next to a name has the unit of the parameter with that name. */
    private boolean matchesUnit(String name, int at) {
        return draft.kind()
                .flatMap(kind -> QueryVocabulary.findParameter(name, kind))
                .filter(parameter -> TokenPatterns.parseRange(words.get(at)).stream().anyMatch(quantity -> quantity.unit().filter(unit -> unit == parameter.unit()).isPresent()))
                .isPresent();
    }

    private int parseBetween(int at) {
        var isRange = at + 3 < words.size() && (TokenPatterns.isTo(words.get(at + 2)) || words.get(at + 2).equalsIgnoreCase("and"));
        var ends = isRange ? TokenPatterns.parseSpan(words.get(at + 1), words.get(at + 3)) : Optional.<List<PhysicalQuantity>>empty();
        ends.ifPresent(both -> addRange(both, words.get(at + 1) + " to " + words.get(at + 3)));
        return ends.isPresent() ? 4 : 0;
    }

    /** {@code 10k}, {@code 1k..10k}, {@code 1k-10k}, {@code 2.54mm pitch}. */
    private int parseValue(int at) {
        var word = words.get(at);
        if (TokenPatterns.isTemperature(word) || isTemperatures(at)) {
            return refuseTemperature(at);
        }
        if (TokenPatterns.parseNegative(word).isPresent()) {
            compare("", word, word, Optional.empty());
            return 1;
        }
        var range = TokenPatterns.parseRange(word);
        if (range.size() == 2) {
            addRange(range, word);
            return 1;
        }
        if (at + 2 < words.size() && !range.isEmpty() && TokenPatterns.isTo(words.get(at + 1))) {
            var ends = TokenPatterns.parseSpan(word, words.get(at + 2));
            if (ends.isPresent()) {
                return fromTo(at, ends.get());
            }
        }
        return range.isEmpty() || !isMeant(word, range.getFirst()) ? 0 : parseSingleValue(at, word);
    }

    /** Adds a range, except that for regulators "5V to 3.3V" means input and output voltage. */
    private int fromTo(int at, List<PhysicalQuantity> ends) {
        var text = words.get(at) + ".." + words.get(at + 2);
        var areVolts = ends.stream().allMatch(end -> end.unit().filter(unit -> unit == PhysicalUnit.VOLT).isPresent());
        if (areVolts && words.get(at + 1).equalsIgnoreCase("to") && isOf(PartCategory.REGULATOR)) {
            draft.add(new ParameterCondition(PartParameter.INPUT_VOLTAGE, ParameterBounds.atLeast(ends.getFirst().value()), words.get(at)));
            draft.add(new ParameterCondition(PartParameter.OUTPUT_VOLTAGE, ParameterBounds.exactly(ends.getLast().value()), words.get(at + 2)));
        } else {
            addRange(ends, text);
        }
        return 3;
    }

    private int parseSingleValue(int at, String word) {
        var next = at + 1 < words.size() ? words.get(at + 1).toLowerCase(Locale.ROOT) : "";
        if (AFTER_THE_VALUE.contains(next) && matchesUnit(next, at) && sign(at + 2).isEmpty() && parseQuantity(at + 2).isEmpty()) {
            return parseNamedValue(at + 1, "", word, 2);
        }
        var value = PhysicalQuantity.of(word);
        if (isOf(PartCategory.FERRITE_BEAD) && value.filter(quantity -> quantity.unit().filter(unit -> unit == PhysicalUnit.HERTZ).isPresent()).isPresent()) {
            checkFrequency(value.orElseThrow().value(), word);
            return 1;
        }
        compare("", word, word, Optional.empty());
        var condition = next.equals("@") ? parseQuantity(at + 2) : Optional.<PhysicalQuantity>empty();
        condition.ifPresent(quantity -> {
            if (isOf(PartCategory.FERRITE_BEAD)) {
                checkFrequency(quantity.value(), "@" + words.get(at + 2));
            } else {
                draft.refuse("@" + words.get(at + 2), "test conditions of values aren't compared");
            }
        });
        return condition.isPresent() ? 3 : 1;
    }

    private void checkFrequency(double frequency, String text) {
        if (!ParameterBounds.exactly(BEAD_FREQUENCY).contains(frequency)) {
            draft.refuse(text, "impedances are compared only at 100 MHz");
        }
    }

    /** Whether a number is a value here, and not a package or part of a name. */
    private boolean isMeant(String word, PhysicalQuantity quantity) {
        if (quantity.unit().isPresent() || quantity.prefixed()) {
            return true;
        }
        return isOf(PartCategory.RESISTOR) && WHOLE.matcher(word).matches() && PackageName.findCanonicalName(word).isEmpty() && !draft.hasCondition(PartParameter.RESISTANCE);
    }

    private int refuseTemperature(int at) {
        var isSpan = isTemperatures(at);
        draft.refuse(isSpan ? words.get(at) + ".." + words.get(at + 2) : words.get(at), "temperatures aren't compared");
        return isSpan ? 3 : 1;
    }

    private boolean isTemperatures(int at) {
        return at + 2 < words.size() && TokenPatterns.isTo(words.get(at + 1)) && TokenPatterns.isTemperature(words.get(at + 2));
    }

    private void addRange(List<PhysicalQuantity> ends, String text) {
        var one = ends.getFirst();
        var other = ends.getLast();
        resolveParameter(new PhysicalQuantity(one.value(), one.unit().or(other::unit), true), text)
                .ifPresent(parameter -> draft.add(new ParameterCondition(parameter, ParameterBounds.between(one.value(), other.value()), text)));
    }

    private void compare(String sign, String value, String text, Optional<PartParameter> named) {
        var below = TokenPatterns.parseNegative(value);
        if (below.isPresent() && draft.kind().filter(TOLD_BELOW_NOUGHT::contains).isEmpty()) {
            draft.refuse(text, "negative values aren't compared");
            return;
        }
        if (value.startsWith("±") && below.or(() -> PhysicalQuantity.of(value)).flatMap(PhysicalQuantity::unit).filter(QueryValueParser::isShare).isEmpty()) {
            draft.refuse(text, "a tolerance must be relative, in % or ppm");
            return;
        }
        var ends = below.map(List::of).orElseGet(() -> TokenPatterns.parseRange(value));
        var parameter = named.or(() -> resolveParameter(ends.getLast(), text));
        if (parameter.isEmpty()) {
            return;
        }
        var unit = ends.getLast().unit();
        if (named.isPresent() && unit.isPresent() && !fits(unit.get(), named.get().unit())) {
            draft.refuse(text, "%s isn't measured in %s".formatted(named.get().key().replace('_', ' '), unit.get().symbol()));
            return;
        }
        if (sign.isEmpty() && named.isEmpty() && parameter.get() == PartParameter.OUTPUT_VOLTAGE && voltages.isSecond(ends, text)) {
            return;
        }
        var seen = below.isPresent() ? SEEN_FROM_BEHIND.getOrDefault(sign, sign) : sign;
        draft.add(new ParameterCondition(parameter.get(), toBounds(seen, parameter.get(), ends), text));
    }

    private static boolean isShare(PhysicalUnit unit) {
        return unit == PhysicalUnit.RATIO || unit == PhysicalUnit.PER_KELVIN;
    }

    private static boolean fits(PhysicalUnit given, PhysicalUnit wanted) {
        return given == wanted || (given == PhysicalUnit.PER_KELVIN && wanted == PhysicalUnit.RATIO);
    }

    private Optional<PartParameter> resolveParameter(PhysicalQuantity quantity, String text) {
        if (draft.kind().isEmpty()) {
            var isLongEnough = text.codePoints().filter(Character::isLetterOrDigit).count() > 1;
            draft.refuse(text, "it is unclear which part category this value belongs to" + (isLongEnough ? "; it is searched for as a word" : ""));
            if (isLongEnough) {
                draft.addWord(asInDescriptions(text, quantity));
            }
            return Optional.empty();
        }
        var found = CategoryDetector.findParameter(draft.kind().get(), quantity);
        if (found.isEmpty()) {
            draft.refuse(text, "the category %s has no parameter with this unit".formatted(draft.kind().get().key().replace('_', ' ')));
        }
        return found;
    }

    /** Suppliers write the ohm sign where queries omit it or use a letter. */
    private static String asInDescriptions(String text, PhysicalQuantity quantity) {
        var isOfOhms = quantity.unit().map(unit -> unit == PhysicalUnit.OHM).orElse(quantity.prefixed() && quantity.value() >= 1);
        return isOfOhms ? OHMS.matcher(text).replaceFirst("") + "Ω" : text;
    }

    private static ParameterBounds toBounds(String sign, PartParameter parameter, List<PhysicalQuantity> ends) {
        var value = ends.getLast().value();
        return switch (sign) {
            case "<" -> ParameterBounds.below(value);
            case "<=" -> ParameterBounds.atMost(value);
            case ">" -> ParameterBounds.above(value);
            case ">=" -> ParameterBounds.atLeast(value);
            case "~" -> ParameterBounds.about(value);
            case "=" -> ParameterBounds.between(ends.getFirst().value(), value);
            default -> switch (parameter.sense()) {
                case EXACT -> ParameterBounds.between(ends.getFirst().value(), value);
                case AT_LEAST -> ParameterBounds.atLeast(value);
                case AT_MOST -> ParameterBounds.atMost(value);
            };
        };
    }

    private boolean isOf(PartCategory kind) {
        return draft.kind().filter(known -> known == kind).isPresent();
    }

    private Optional<String> sign(int at) {
        if (at >= words.size()) {
            return Optional.empty();
        }
        var word = words.get(at).toLowerCase(Locale.ROOT);
        return TokenPatterns.isSign(word) ? Optional.of(word) : Optional.ofNullable(LIMITS.get(word));
    }

    private Optional<PhysicalQuantity> parseQuantity(int at) {
        return at < words.size() ? PhysicalQuantity.of(words.get(at)) : Optional.empty();
    }
}
