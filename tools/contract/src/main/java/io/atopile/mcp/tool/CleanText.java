package io.atopile.mcp.tool;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes text from models, files and clients safe to display: characters that control a terminal, change the writing direction,
 * break lines unexpectedly or are invisible are replaced by their code points, such as {@code <U+202E>}.
 */
public final class CleanText {

    /** Letters and marks that are invisible although Unicode doesn't class them as format characters. */
    private static final String INVISIBLE = "\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F";

    private CleanText() {}

    /** Cleans a text and keeps it on one line. */
    public static String cleanLine(String text) {
        return escape(text.replace("\r\n", "\n"), false);
    }

    /** Cleans a text and keeps its line feeds; tabs and spaces are unchanged. */
    public static String cleanLines(String text) {
        return escape(text.replace("\r\n", "\n"), true);
    }

    private static String escape(String text, boolean keepsLines) {
        return text.codePoints()
                .mapToObj(character -> (keepsLines && character == '\n') || character == '\t' || isPlain(character)
                        ? Character.toString(character)
                        : String.format(Locale.ROOT, "<U+%04X>", character))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> INVISIBLE.indexOf(character) < 0 && !isVariationSelector(character);
        };
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    }
}
