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

/**
 * Understands one line of text that asks for a part: kind, housing, values and ratings, stock and price. What it can't apply it says;
 * what is left are words.
 */
public final class QueryReader {

    private static final Set<String> FILLERS = Set.of("with", "and", "or", "the", "a", "an", "of", "for", "rated", "smd", "smt", "chip", "part", "parts", "component", "to", "metric", "imperial", "pin", "pins");
    private static final Set<String> EXCLUSIONS = Set.of("not", "no", "without", "except", "excluding", "non");
    private static final Set<String> SIGNS = Set.of("<", ">", "<=", ">=", "=", "~");
    private static final Map<String, String> LIMITS = Map.of("min", ">=", "minimum", ">=", "max", "<=", "maximum", "<=", "about", "~", "approx", "~");
    private static final Set<String> AFTER_THE_VALUE = Set.of("pitch", "load", "esr", "dcr", "dropout", "output", "input", "wavelength", "tolerance", "ripple");
    private static final Set<PartKind> SIZED_BY_DIGITS = Set.of(PartKind.CRYSTAL, PartKind.LED, PartKind.INDUCTOR);
    private static final Pattern TEMPERATURE = Pattern.compile("[-+±]?[0-9]{1,3}(°C|°|C|degC)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PINS = Pattern.compile("([0-9]{1,3})(?:[xX*]([0-9]{1,3}))?(?:-?(?:pins?|pos|positions|p|way|ways|ckt))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,3})?");
    private static final Pattern MANGLED = Pattern.compile("[0-9]+([.,][0-9]+)*[\\p{L}%µΩ]{2,8}|[0-9]+e[0-9]+[\\p{L}Ω%]*");
    private static final Set<PartKind> TOLD_BELOW_NOUGHT = Set.of(PartKind.MOSFET, PartKind.TRANSISTOR);
    private static final Set<String> TO = Set.of("..", "...", "to");

    private final List<String> words;
    private final Draft draft;

    private QueryReader(List<String> words) {
        this.words = words;
        this.draft = new Draft(KindGuess.of(words));
    }

    /** Reads a query; there is none that it can't read. */
    public static PartQuery read(String text) {
        return new QueryReader(Tokens.of(text)).read();
    }

    private PartQuery read() {
        for (var at = 0; at < words.size(); ) {
            at += step(at);
        }
        return draft.done();
    }

    /** Understands what begins at a word, and tells how many words that was. */
    private int step(int at) {
        var word = words.get(at);
        var lower = word.toLowerCase(Locale.ROOT);
        if (EXCLUSIONS.contains(lower) && at + 1 < words.size()) {
            draft.refuse(word + " " + words.get(at + 1), "what is to be left out can't be said");
            return 2;
        }
        var read = Commerce.understand(words, at, draft);
        read = read > 0 ? read : comparison(at);
        read = read > 0 ? read : value(at);
        read = read > 0 ? read : name(at, word, lower);
        if (read == 0) {
            other(word, lower);
        }
        return Math.max(read, 1);
    }

    /** {@code Vds >= 30V}, {@code tolerance 1%}, {@code >= 25V}, {@code between 1k and 10k}. */
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
        if (following.isPresent() && at + 2 < words.size() && !isNameOfItself(lower)) {
            return named(at, following.get(), words.get(at + 2), 3);
        }
        var isName = lower.length() > 1 && Vocabulary.isParameter(parameterName(lower)) && quantity(at + 1).isPresent();
        return isName && belongs(parameterName(lower), at + 1) ? named(at, "", words.get(at + 1), 2) : 0;
    }

    /** Whether a word before a sign of comparison isn't what is compared. */
    private boolean isNameOfItself(String lower) {
        return Vocabulary.noun(lower).isPresent() || PackageName.known(lower).isPresent() || Quantity.of(lower).isPresent() || SIGNS.contains(lower) || FILLERS.contains(lower);
    }

    private int named(int at, String sign, String value, int read) {
        var name = parameterName(words.get(at));
        var text = words.get(at) + sign + value;
        if (Quantity.of(value).isEmpty()) {
            if (!Vocabulary.isParameter(name)) {
                return 0;
            }
            draft.refuse(text, "'%s' isn't a value with a unit".formatted(value));
            return read;
        }
        var parameter = draft.kind().flatMap(kind -> Vocabulary.parameter(name, kind));
        if (parameter.isEmpty()) {
            draft.refuse(text, draft.kind()
                    .map(kind -> "'%s' isn't known of a %s".formatted(words.get(at), said(kind)))
                    .orElse("which kind of part that is about isn't clear"));
            return read;
        }
        compare(sign, value, text, parameter);
        return read;
    }

    /** Whether a value after a name has the unit that the name's parameter is measured in. */
    private boolean belongs(String name, int at) {
        return draft.kind()
                .flatMap(kind -> Vocabulary.parameter(name, kind))
                .filter(parameter -> quantity(at).flatMap(Quantity::unit).filter(unit -> unit == parameter.unit()).isPresent())
                .isPresent();
    }

    private int between(int at) {
        var isRange = at + 3 < words.size() && (isTo(at + 2) || words.get(at + 2).equalsIgnoreCase("and"));
        if (!isRange || quantity(at + 1).isEmpty() || quantity(at + 3).isEmpty()) {
            return 0;
        }
        span(quantity(at + 1).orElseThrow(), quantity(at + 3).orElseThrow(), words.get(at + 1) + " to " + words.get(at + 3));
        return 4;
    }

    /** {@code 10k}, {@code 1k..10k}, {@code 1k-10k}, {@code 2.54mm pitch}. */
    private int value(int at) {
        var word = words.get(at);
        var range = range(word);
        if (isTemperature(word) || isTemperatures(at)) {
            return temperature(at);
        }
        if (word.startsWith("-") && draft.kind().filter(TOLD_BELOW_NOUGHT::contains).isPresent() && Quantity.of(word.substring(1)).flatMap(Quantity::unit).isPresent()) {
            compare("", word.substring(1), word, Optional.empty());
            return 1;
        }
        if (range.size() == 2) {
            span(range.getFirst(), range.getLast(), word);
            return 1;
        }
        if (range.isEmpty() || !isMeant(word, range.getFirst())) {
            return 0;
        }
        if (isTo(at + 1) && quantity(at + 2).isPresent()) {
            span(range.getFirst(), quantity(at + 2).orElseThrow(), word + ".." + words.get(at + 2));
            return 3;
        }
        return single(at, word);
    }

    private int single(int at, String word) {
        var next = at + 1 < words.size() ? words.get(at + 1).toLowerCase(Locale.ROOT) : "";
        if (AFTER_THE_VALUE.contains(next) && belongs(next, at) && sign(at + 2).isEmpty()) {
            return named(at + 1, "", word, 2);
        }
        compare("", word, word, Optional.empty());
        var isAtFrequency = next.equals("@") && quantity(at + 2).isPresent();
        if (isAtFrequency && draft.kind().filter(kind -> kind == PartKind.FERRITE_BEAD).isEmpty()) {
            draft.refuse("@" + words.get(at + 2), "under which condition a value holds isn't compared");
        }
        return isAtFrequency ? 3 : 1;
    }

    /** Whether a number is a value here, and not a housing or a piece of a name. */
    private boolean isMeant(String word, Quantity quantity) {
        if (draft.kind().filter(kind -> kind == PartKind.CONNECTOR).isPresent() && PINS.matcher(word).matches()) {
            return false;
        }
        if (quantity.unit().isPresent() || quantity.prefixed()) {
            return true;
        }
        return draft.kind().filter(kind -> kind == PartKind.RESISTOR).isPresent()
                && WHOLE.matcher(word).matches()
                && PackageName.known(word).isEmpty()
                && !draft.asksFor(Parameter.RESISTANCE);
    }

    private int temperature(int at) {
        var isSpan = isTemperatures(at);
        draft.refuse(isSpan ? words.get(at) + ".." + words.get(at + 2) : words.get(at), "temperatures aren't compared");
        return isSpan ? 3 : 1;
    }

    private boolean isTemperatures(int at) {
        return isTo(at + 1) && at + 2 < words.size() && isTemperature(words.get(at + 2));
    }

    private boolean isTo(int at) {
        return at < words.size() && TO.contains(words.get(at).toLowerCase(Locale.ROOT));
    }

    private void span(Quantity one, Quantity other, String text) {
        var unit = one.unit().or(other::unit);
        var least = new Quantity(one.value(), unit, true);
        parameter(least, text).ifPresent(parameter -> draft.add(new Condition(parameter, Bounds.between(one.value(), other.value()), text)));
    }

    private void compare(String sign, String value, String text, Optional<Parameter> named) {
        var quantity = range(value).getFirst();
        var parameter = named.or(() -> parameter(quantity, text));
        if (parameter.isEmpty()) {
            return;
        }
        if (named.isPresent() && quantity.unit().isPresent() && !fits(quantity.unit().get(), named.get().unit())) {
            draft.refuse(text, "%s isn't measured in %s".formatted(named.get().key(), quantity.unit().get().symbol()));
            return;
        }
        draft.add(new Condition(parameter.get(), bounds(sign, parameter.get(), quantity.value()), text));
    }

    private static boolean fits(Unit given, Unit wanted) {
        return given == wanted || (given == Unit.PER_KELVIN && wanted == Unit.RATIO);
    }

    private Optional<Parameter> parameter(Quantity quantity, String text) {
        if (draft.kind().isEmpty()) {
            draft.refuse(text, "which kind of part has this value isn't clear; it is looked for as a word");
            draft.word(text);
            return Optional.empty();
        }
        var found = KindGuess.parameter(draft.kind().get(), quantity);
        if (found.isEmpty()) {
            draft.refuse(text, "a %s has no value of this unit that is compared".formatted(said(draft.kind().get())));
        }
        return found;
    }

    private static Bounds bounds(String sign, Parameter parameter, double value) {
        return switch (sign) {
            case "<" -> Bounds.below(value);
            case "<=" -> Bounds.atMost(value);
            case ">" -> Bounds.above(value);
            case ">=" -> Bounds.atLeast(value);
            case "=" -> Bounds.exactly(value);
            case "~" -> Bounds.about(value);
            default -> switch (parameter.sense()) {
                case EXACT -> Bounds.exactly(value);
                case AT_LEAST -> Bounds.atLeast(value);
                case AT_MOST -> Bounds.atMost(value);
            };
        };
    }

    /** Nouns, variants, housings and pin counts. */
    private int name(int at, String word, String lower) {
        if (FOUR_DIGITS.matcher(word).matches() && isMetric(at)) {
            draft.housing(PackageName.of(word + " METRIC"));
            return 1;
        }
        if (draft.kind().isPresent()) {
            var kind = draft.kind().get();
            var variant = Vocabulary.variant(kind, lower);
            if (variant.isPresent()) {
                draft.variant(word, variant.get());
                return 1;
            }
            if (kind == PartKind.CONNECTOR && pins(word)) {
                return 1;
            }
            if (SIZED_BY_DIGITS.contains(kind) && FOUR_DIGITS.matcher(word).matches()) {
                draft.housing(PackageName.of(word));
                return 1;
            }
            var noun = Vocabulary.noun(lower);
            if (noun.isPresent() && !noun.get().narrows()) {
                return 1;
            }
        }
        var housing = PackageName.known(word);
        housing.ifPresent(draft::housing);
        return housing.isPresent() ? 1 : 0;
    }

    private boolean isMetric(int at) {
        return (at > 0 && words.get(at - 1).equalsIgnoreCase("metric")) || (at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("metric"));
    }

    private boolean pins(String word) {
        var matcher = PINS.matcher(word);
        if (!matcher.matches() || draft.asksFor(Parameter.PIN_COUNT)) {
            return false;
        }
        var rows = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        draft.add(new Condition(Parameter.PIN_COUNT, Bounds.exactly((double) Integer.parseInt(matcher.group(1)) * rows), word));
        return true;
    }

    private void other(String word, String lower) {
        if (SIGNS.contains(word) || word.equals("@") || word.startsWith("..")) {
            draft.refuse(word, "there is nothing that it compares");
        } else if (isStandard(word)) {
            draft.refuse(word, "which standards a part conforms to isn't known");
        } else if (!FILLERS.contains(lower)) {
            if (isMangled(word)) {
                draft.refuse(word, "it isn't a value with a unit that is known; it is looked for as a word");
            }
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                draft.word(word);
            } else {
                draft.refuse(word, "it says nothing of a part");
            }
        }
    }

    private Optional<String> sign(int at) {
        if (at >= words.size()) {
            return Optional.empty();
        }
        var word = words.get(at).toLowerCase(Locale.ROOT);
        return SIGNS.contains(word) ? Optional.of(word) : Optional.ofNullable(LIMITS.get(word));
    }

    private Optional<Quantity> quantity(int at) {
        return at < words.size() ? Quantity.of(words.get(at)) : Optional.empty();
    }

    /** The quantity that a word is, or the two of a range; empty when it is none. */
    static List<Quantity> range(String word) {
        var whole = Quantity.of(word);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        var dash = word.indexOf('-', 1);
        if (dash < 0 || dash == word.length() - 1) {
            return List.of();
        }
        var one = Quantity.of(word.substring(0, dash));
        var other = Quantity.of(word.substring(dash + 1));
        var isRange = one.isPresent() && other.isPresent() && (other.get().unit().isPresent() || other.get().prefixed()) && Character.isDigit(word.charAt(0));
        return isRange ? List.of(one.get(), other.get()) : List.of();
    }

    static boolean isStandard(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("rohs") || lower.startsWith("aec");
    }

    /** Whether it looks like a value, but has no unit or prefix that there is. */
    static boolean isMangled(String word) {
        return MANGLED.matcher(word).matches() && Quantity.of(word).isEmpty();
    }

    static boolean isTemperature(String word) {
        return TEMPERATURE.matcher(word).matches();
    }

    /** A parameter's name without signs: {@code Vgs(th)} is {@code vgsth}. */
    static String parameterName(String word) {
        var plain = new StringBuilder();
        word.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String said(PartKind kind) {
        return kind.key().replace('_', ' ');
    }
}
