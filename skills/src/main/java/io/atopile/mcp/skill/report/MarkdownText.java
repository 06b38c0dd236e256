package io.atopile.mcp.skill.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Converts plain text to Markdown: escapes what would be markup, but leaves names_with_underscores as they are. */
final class MarkdownText {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*\\[\\]<>|~&]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern BLOCK = Pattern.compile("^(\\s{0,3})(#|=|--|[+-](?=\\s|$))");
    private static final Pattern NUMBERED = Pattern.compile("^(\\s{0,3}\\d{1,9})([.)](?=\\s|$))");

    private MarkdownText() {}

    static String formatLine(String text) {
        return escape(ReportTextSanitizer.sanitizeLine(text));
    }

    /** Escapes several lines and keeps the line ends. */
    static String formatLines(String text) {
        return ReportTextSanitizer.sanitizeLines(text).strip().lines().map(String::strip).map(MarkdownText::escape).collect(Collectors.joining("  \n"));
    }

    private static String escape(String line) {
        var plain = MARKUP.matcher(line).replaceAll("\\\\$0");
        var unlisted = BLOCK.matcher(plain).replaceFirst("$1\\\\$2");
        return NUMBERED.matcher(unlisted).replaceFirst("$1\\\\$2");
    }
}
