package io.atopile.mcp.hashline;

import java.util.Optional;
import java.util.stream.Collectors;

/** Names the characters of a line that are invisible or look like others: no-break spaces, controls, line separators. */
final class OddCharacters {

    private static final int NAMED_AT_MOST = 4;

    private OddCharacters() {}

    /** Returns for example {@code U+00A0, U+2028}; empty if every character is what it looks like. */
    static Optional<String> describe(String text) {
        if (text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t')) {
            return Optional.empty();
        }
        var odd = text.codePoints()
                .filter(OddCharacters::isOdd)
                .distinct()
                .limit(NAMED_AT_MOST)
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(", "));
        return odd.isEmpty() ? Optional.empty() : Optional.of(odd);
    }

    private static boolean isOdd(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t';
            case Character.SPACE_SEPARATOR -> c != ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT -> true;
            default -> false;
        };
    }
}
