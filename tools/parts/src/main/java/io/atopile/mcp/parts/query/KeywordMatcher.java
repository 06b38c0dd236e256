package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Matches words against the text of a part, split at everything that is neither a letter nor a digit. */
public final class KeywordMatcher {

    private KeywordMatcher() {}

    /** Splits a text into its pieces, in lower case. */
    public static List<String> tokenize(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                piece.appendCodePoint(c);
            } else if (!piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        });
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    /** Whether each of the words is a prefix of a word in the part's text, or the plural of one. */
    public static boolean areIn(List<String> words, Part part) {
        if (words.isEmpty()) {
            return true;
        }
        var said = Stream.of(
                        Optional.of(part.partNumber()),
                        part.manufacturer(),
                        part.packageName(),
                        part.variant(),
                        part.supplierNumber(),
                        Optional.of(part.description()),
                        Optional.of(part.keywords()))
                .flatMap(Optional::stream)
                .flatMap(text -> tokenize(text).stream())
                .toList();
        return words.stream().flatMap(word -> tokenize(word).stream()).allMatch(piece -> said.stream().anyMatch(word -> word.startsWith(piece) || piece.equals(word + "s")));
    }
}
