package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.NameSuggestions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds items by words, all of which an item must contain. Matches in the name rank highest, then those in the description, then
 * those in the members.
 */
public final class StdlibSearch {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;]+");
    private static final int MOST_SUGGESTIONS = 3;

    private record Ranked(StdlibItem item, int rank) {}

    private StdlibSearch() {}

    /** Returns matching items, best first and otherwise in the given order; all items if the text has no words. */
    public static List<StdlibItem> find(String text, List<StdlibItem> items) {
        var wanted = splitWords(text);
        return items.stream()
                .flatMap(item -> rank(item, wanted))
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(Ranked::item)
                .toList();
    }

    /** Suggests names for a text that matched nothing. */
    public static List<String> suggestNames(String text, List<StdlibItem> items) {
        var names = items.stream().map(StdlibItem::name).toList();
        return splitWords(text).stream()
                .flatMap(word -> NameSuggestions.of(word, names).stream())
                .distinct()
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    private static Stream<Ranked> rank(StdlibItem item, List<String> wanted) {
        var words = SearchWords.of(item);
        var ranks = wanted.stream().map(words::rank).toList();
        return ranks.stream().allMatch(OptionalInt::isPresent)
                ? Stream.of(new Ranked(item, ranks.stream().mapToInt(OptionalInt::getAsInt).sum()))
                : Stream.empty();
    }

    private static List<String> splitWords(String text) {
        return BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
