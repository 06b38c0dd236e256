package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.catalogue.CatalogPartProvider;
import io.atopile.mcp.parts.catalogue.PartMatch;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.List;

/** Finds the symbols that stand for a part number which is nowhere written in full. See {@link PlaceholderName}. */
record PlaceholderSearch(CatalogPartProvider shelf) {

    private static final int SHORTEST_NUMBER = 6;
    private static final int SHORTEST_BEGINNING = 4;
    private static final int LOOKED_AT = 300;

    /** Returns the parts that match the query if one of its words is replaced by a name that stands for it; those with the longest common beginning. */
    PartSearchResult.Parts find(PartQuery query, int most) throws InterruptedException {
        for (var word : query.words()) {
            for (var length = word.length() - 1; isNumber(word) && length >= SHORTEST_BEGINNING; length--) {
                var named = findNamed(query.withWord(word, word.substring(0, length)), word);
                if (!named.isEmpty()) {
                    return new PartSearchResult.Parts(named.stream().limit(most).toList(), named.size() > most);
                }
            }
        }
        return new PartSearchResult.Parts(List.of(), false);
    }

    private List<PartMatch> findNamed(PartQuery beginning, String number) throws InterruptedException {
        return shelf.find(beginning, LOOKED_AT) instanceof PartSearchResult.Parts(var matches, _)
                ? matches.stream().filter(match -> new PlaceholderName(match.part().partNumber()).matches(number)).toList()
                : List.of();
    }

    private static boolean isNumber(String word) {
        return word.length() >= SHORTEST_NUMBER && word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
    }
}
