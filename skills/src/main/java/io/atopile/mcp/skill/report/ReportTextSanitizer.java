package io.atopile.mcp.skill.report;

/**
 * Sanitizes text from designs, packages and tools, which could control a terminal or deceive a reader or a model: replaces
 * control characters, bidirectional overrides and invisible characters with their code points.
 */
final class ReportTextSanitizer {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int FIRST_INVISIBLE_SELECTOR = 0xe0100;
    private static final int LAST_INVISIBLE_SELECTOR = 0xe01ef;

    private ReportTextSanitizer() {}

    /** Sanitizes text and keeps its line ends and tabs. */
    static String sanitizeLines(String text) {
        var shown = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(character -> {
            if (isHarmless(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append("⟨U+%04X⟩".formatted(character));
            }
        });
        return shown.toString();
    }

    /** Sanitizes text and joins it on one line. */
    static String sanitizeLine(String text) {
        return sanitizeLines(text.replaceAll("[\\s\\x{85}\\x{2028}\\x{2029}]+", " ").strip());
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            case Character.NON_SPACING_MARK -> character < FIRST_INVISIBLE_SELECTOR || character > LAST_INVISIBLE_SELECTOR;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
