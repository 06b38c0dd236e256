package io.atopile.mcp.tool;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text of models, files and clients as a person may safely be shown it: what would steer a terminal, turn the direction of
 * writing, break lines unseen or show nothing at all is replaced by its code point, such as {@code <U+202E>}.
 */
public final class CleanText {

    /** Letters and marks that show nothing although Unicode doesn't class them as format characters. */
    private static final String INVISIBLE = "\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F";

    private CleanText() {}

    /** On one line. */
    public static String cleanLine(String text) {
        return escape(text.replace("\r\n", "\n"), false);
    }

    /** On several lines; tabs and blanks stay as they are. */
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
