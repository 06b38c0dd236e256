package io.atopile.mcp.tool;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Makes text from models, files and clients safe to display: characters that control a terminal, change the writing direction,
 * break lines unexpectedly or are invisible are replaced by their code points, such as {@code <U+202E>}.
 */
public final class CleanText {

    /** Letters and marks that are invisible although Unicode doesn't class them as format characters. */
    private static final String INVISIBLE = "\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F";

    private static final String FORM = "<U+%04X>";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private CleanText() {}

    /** Cleans a text and keeps it on one line. */
    public static String cleanLine(String text) {
        return escape(text, CleanText::isPlain, FORM);
    }

    /** Cleans a text and keeps its line feeds; tabs and spaces are unchanged. */
    public static String cleanLines(String text) {
        return escape(text, character -> character == '\n' || isPlain(character), FORM);
    }

    /**
     * Cleans a text of a report that only informs: keeps its line feeds and tabs, and of the invisible characters those that
     * fonts need.
     */
    public static String cleanReport(String text) {
        return escape(text, CleanText::isReadable, "⟨U+%04X⟩");
    }

    /** Cleans a text of a report and joins it on one line. */
    public static String cleanReportLine(String text) {
        return cleanReport(text.replaceAll("[\\s\\x{85}\\x{2028}\\x{2029}]+", " ").strip());
    }

    /** Removes control characters, except line feeds and tabs, from a text that arrives in pieces. */
    public static String removeControls(String text) {
        return text.codePoints()
                .filter(character -> character == '\n' || character == '\t' || !Character.isISOControl(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns the first {@code length} characters of a text that has more; one fewer if they would end in half of a code point. */
    public static String truncate(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String escape(String text, IntPredicate harmless, String form) {
        return text.replace("\r\n", "\n")
                .codePoints()
                .mapToObj(character -> harmless.test(character) ? Character.toString(character) : String.format(Locale.ROOT, form, character))
                .collect(Collectors.joining());
    }

    private static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> !isInvisibleSelector(character);
        };
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> INVISIBLE.indexOf(character) < 0 && !isVariationSelector(character);
        };
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || isInvisibleSelector(character);
    }

    private static boolean isInvisibleSelector(int character) {
        return character >= 0xE0100 && character <= 0xE01EF;
    }
}
