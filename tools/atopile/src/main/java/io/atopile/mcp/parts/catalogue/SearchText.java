package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.query.KeywordMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a part is found by words, and how words become a question to SQLite's full-text index. */
final class SearchText {

    private static final String KIND = "zkind";

    /** The beginnings of shorter words are those of too many. */
    private static final int SHORTEST_BEGINNING = 4;

    private static final List<String> READ = List.of("package", "part_number", "manufacturer", "supplier_number", "variant", "description", "keywords");

    private SearchText() {}

    /** Puts everything that words are looked for in into the index, the best parts first; kinds come as words of our own. */
    static String filling() {
        var rest = READ.stream().map("coalesce(%s, '')"::formatted).collect(Collectors.joining(" || ' ' || "));
        return "insert into words (rowid, text) select id, '" + KIND + "' || replace(kind, '_', '') || ' ' || " + rest + " from part order by id";
    }

    static String toCategoryWord(PartCategory kind) {
        return KIND + kind.key().replace("_", "");
    }

    /** What parts in a housing have among their words; others may have them too. */
    static String buildPackageQuery(String packageName) {
        return KeywordMatcher.tokenize(packageName).stream().map(SearchText::quote).collect(Collectors.joining(" AND "));
    }

    private static String quote(String piece) {
        return '"' + piece + '"';
    }

    /**
     * The question for parts that have all of the words. Words with digits in them may be the beginning of a longer one.
     *
     * @param byBeginning the pieces of words of which the same is true although they have none
     */
    static String buildQuery(List<String> words, Set<String> byBeginning) {
        var terms = new ArrayList<String>();
        for (var word : words) {
            var pieces = KeywordMatcher.tokenize(word);
            for (var i = 0; i < pieces.size(); i++) {
                var piece = pieces.get(i);
                var isLast = i == pieces.size() - 1;
                var isOpen = isLast && piece.length() >= SHORTEST_BEGINNING && (byBeginning.contains(piece) || piece.chars().anyMatch(Character::isDigit));
                terms.add(quote(piece) + (isOpen ? "*" : ""));
            }
        }
        return String.join(" AND ", terms);
    }

    /** A part number without what people leave out: {@code AMS1117-3.3} is {@code AMS111733}. */
    static String number(String partNumber) {
        var plain = new StringBuilder(partNumber.length());
        for (var i = 0; i < partNumber.length(); i++) {
            var c = partNumber.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toUpperCase(c));
            }
        }
        return plain.toString();
    }
}
