package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses a one-line query for a part: category, package, values and ratings, stock and price. Terms that can't be applied are reported; all others
 * become search words.
 */
public final class QueryReader {

    private static final int SHORTEST_MISSPELLED = 5;

    private static final Set<String> EXCLUSIONS = Set.of("not", "no", "without", "except", "excluding", "non");
    private static final Set<String> WISHES = Set.of("cheap", "cheapest", "best", "smallest", "largest", "biggest", "popular", "good", "nice");
    private static final Set<String> OF_TEMPERATURES = Set.of("temperature", "temperatures", "temp", "operating", "range", "ambient", "junction");
    private static final Set<String> ALSO_PLUGS = Set.of("sma", "smb", "smc");
    private static final Set<PartCategory> SIZED_BY_DIGITS = Set.of(PartCategory.CRYSTAL, PartCategory.LED, PartCategory.INDUCTOR);
    private static final Pattern PINS =
            Pattern.compile("([0-9]{1,3})(?:[xX*]([0-9]{1,3}))?(?:-?(?:pins?|pos|positions?|p|way|ways|ckt|circuits?))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MILLIMETRES = Pattern.compile("[0-9]\\.[0-9]{1,2}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    private final List<String> words;
    private final PartQueryBuilder draft;
    private final QueryValueParser values;
    private final boolean speaksOfTemperatures;

    private QueryReader(List<String> words) {
        this.words = words;
        this.draft = new PartQueryBuilder(CategoryDetector.of(words));
        this.values = new QueryValueParser(words, draft);
        this.speaksOfTemperatures = words.stream().anyMatch(TokenPatterns::isTemperature);
    }

    /** Parses a query; every text is valid. */
    public static PartQuery read(String text) {
        var end = QueryTokenizer.end(text);
        var reader = new QueryReader(QueryTokenizer.of(text.substring(0, end)));
        if (end < text.length()) {
            reader.draft.refuse("everything after character " + end, "the query is too long");
        }
        return reader.read();
    }

    private PartQuery read() {
        for (var at = 0; at < words.size(); ) {
            at += parseAt(at);
        }
        return draft.done();
    }

    /** Parses the term at a position and returns its number of words. */
    private int parseAt(int at) {
        var word = words.get(at);
        var lower = word.toLowerCase(Locale.ROOT);
        if (EXCLUSIONS.contains(lower) && at + 1 < words.size()) {
            draft.refuse(word + " " + words.get(at + 1), "exclusions aren't supported");
            return 2;
        }
        var read = StockAndPriceParser.parse(words, at, draft);
        read = read > 0 ? read : ofConnector(at) ? 1 : 0;
        read = read > 0 ? read : values.parse(at);
        read = read > 0 ? read : name(at, word, lower) ? 1 : 0;
        if (read == 0) {
            handleOtherWord(word, lower);
        }
        return Math.max(read, 1);
    }

    /** Handles nouns, variants and packages. */
    private boolean name(int at, String word, String lower) {
        if (FOUR_DIGITS.matcher(word).matches() && isMetric(at)) {
            draft.addPackage(PackageName.of(word + " METRIC"));
            return true;
        }
        if (draft.kind().isPresent() && nameOf(draft.kind().get(), word, lower)) {
            return true;
        }
        if (draft.kind().filter(kind -> kind == PartCategory.CONNECTOR).isPresent() && ALSO_PLUGS.contains(lower)) {
            return false;
        }
        var housing = PackageName.findCanonicalName(word);
        housing.ifPresent(draft::addPackage);
        return housing.isPresent();
    }

    /** Handles words whose meaning depends on the category. */
    private boolean nameOf(PartCategory kind, String word, String lower) {
        var variant = QueryVocabulary.mapVariant(kind, lower);
        if (variant.isPresent()) {
            draft.setVariant(word, variant.get());
            return true;
        }
        if (SIZED_BY_DIGITS.contains(kind) && FOUR_DIGITS.matcher(word).matches()) {
            draft.addPackage(kind == PartCategory.INDUCTOR ? PackageName.of(word) : PackageName.fromSize(word));
            return true;
        }
        if (kind == PartCategory.CAPACITOR && TokenPatterns.isCanSize(word)) {
            var can = lower.replace("mm", "").split("[x*]", 2);
            draft.addPackage(PackageName.of("SMD,D%sXL%sMM".formatted(can[0], can[1])));
            draft.addPackage(PackageName.of("RADIAL-D" + can[0]));
            return true;
        }
        var noun = QueryVocabulary.findNoun(lower);
        noun.filter(QueryVocabulary.Noun::narrows).ifPresent(_ -> draft.addWord(word));
        return noun.isPresent();
    }

    private boolean isMetric(int at) {
        return (at > 0 && words.get(at - 1).equalsIgnoreCase("metric")) || (at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("metric"));
    }

    /** Handles pin counts and pitches, which connectors specify by bare numbers. */
    private boolean ofConnector(int at) {
        if (draft.kind().filter(kind -> kind == PartCategory.CONNECTOR).isEmpty()) {
            return false;
        }
        var word = words.get(at);
        if (MILLIMETRES.matcher(word).matches() && !draft.hasCondition(PartParameter.PITCH)) {
            draft.add(new ParameterCondition(PartParameter.PITCH, ParameterBounds.exactly(Double.parseDouble(word) * 1e-3), word));
            return true;
        }
        var matcher = PINS.matcher(word);
        if (!matcher.matches() || draft.hasCondition(PartParameter.PIN_COUNT)) {
            return false;
        }
        var rows = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        draft.add(new ParameterCondition(PartParameter.PIN_COUNT, ParameterBounds.exactly((double) Integer.parseInt(matcher.group(1)) * rows), word));
        return true;
    }

    /** Finds the word for a category of parts that a misspelled word probably is. */
    public static Optional<String> findSimilarNoun(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return lower.length() < SHORTEST_MISSPELLED
                ? Optional.empty()
                : NameSuggestions.of(lower, QueryVocabulary.listNouns()).stream().filter(noun -> noun.charAt(0) == lower.charAt(0) && Math.abs(noun.length() - lower.length()) <= 2).findFirst();
    }

    private void handleOtherWord(String word, String lower) {
        if (TokenPatterns.isSign(word) || word.equals("@") || word.startsWith("..")) {
            draft.refuse(word, "it has nothing to compare");
        } else if (TokenPatterns.isStandard(word)) {
            draft.refuse(word, "the standards that a part conforms to are unknown");
        } else if (WISHES.contains(lower)) {
            draft.refuse(word, "it isn't a number; specify a value, a price or a stock quantity");
        } else if (speaksOfTemperatures && OF_TEMPERATURES.contains(lower)) {
            draft.refuse(word, "temperatures aren't compared");
        } else if (!QueryVocabulary.isFiller(lower)) {
            if (TokenPatterns.isMangled(word)) {
                draft.refuse(word, "it isn't a value with a known unit; it is searched for as a word");
            }
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                draft.addWord(word);
            } else {
                draft.refuse(word, "it doesn't describe a part");
            }
        }
    }
}
