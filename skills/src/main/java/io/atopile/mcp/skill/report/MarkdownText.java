package io.atopile.mcp.skill.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain text in Markdown: what would be markup is escaped, names_with_underscores stay as they are. */
final class MarkdownText {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*\\[\\]<>|~&]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern BLOCK = Pattern.compile("^(\\s{0,3})(#|=|--|[+-](?=\\s|$))");
    private static final Pattern NUMBERED = Pattern.compile("^(\\s{0,3}\\d{1,9})([.)](?=\\s|$))");

    private MarkdownText() {}

    static String line(String text) {
        return escaped(ReportTextSanitizer.line(text));
    }

    /** Its line ends stay. */
    static String lines(String text) {
        return ReportTextSanitizer.lines(text).strip().lines().map(String::strip).map(MarkdownText::escaped).collect(Collectors.joining("  \n"));
    }

    private static String escaped(String line) {
        var plain = MARKUP.matcher(line).replaceAll("\\\\$0");
        var unlisted = BLOCK.matcher(plain).replaceFirst("$1\\\\$2");
        return NUMBERED.matcher(unlisted).replaceFirst("$1\\\\$2");
    }
}
