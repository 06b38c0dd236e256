package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Words as they are looked for in what is said of a part: cut at everything that is neither letter nor digit. */
public final class KeywordMatcher {

    private KeywordMatcher() {}

    /** The pieces of a text, in lower case. */
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

    /** Whether each of the words begins some word of what is said of a part, or is the plural of one. */
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
