package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.query.KeywordMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The searchable text of a part, and the conversion of words to queries of SQLite's full-text index. */
final class SearchText {

    private static final String KIND = "zkind";

    /** Shorter prefixes match too many words. */
    private static final int SHORTEST_BEGINNING = 4;

    private static final List<String> READ = List.of("package", "part_number", "manufacturer", "supplier_number", "variant", "description", "keywords");

    private SearchText() {}

    /** Returns the SQL that fills the index with all searchable text, best parts first; categories are indexed as words of our own. */
    static String filling() {
        var rest = READ.stream().map("coalesce(%s, '')"::formatted).collect(Collectors.joining(" || ' ' || "));
        return "insert into words (rowid, text) select id, '" + KIND + "' || replace(kind, '_', '') || ' ' || " + rest + " from part order by id";
    }

    static String toCategoryWord(PartCategory kind) {
        return KIND + kind.key().replace("_", "");
    }

    /** Returns a query that matches parts in a package; it may match others too. */
    static String buildPackageQuery(String packageName) {
        return KeywordMatcher.tokenize(packageName).stream().map(SearchText::quote).collect(Collectors.joining(" AND "));
    }

    private static String quote(String piece) {
        return '"' + piece + '"';
    }

    /**
     * Returns a query for parts that contain all words. Words that contain digits also match as prefixes.
     *
     * @param byBeginning pieces of words that also match as prefixes although they contain no digits
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

    /** Normalizes a part number to its letters and digits: {@code AMS1117-3.3} becomes {@code AMS111733}. */
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
