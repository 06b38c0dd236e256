package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The lines that a caller wants to write, checked for errors that would end up in the file: echoed anchors, placeholders for
 * omitted code, patch markers. Nothing is repaired silently.
 */
sealed interface ReplacementText {

    /** Lines that can be written. */
    record Fit(List<String> lines, List<String> warnings) implements ReplacementText {}

    /** A text that is probably not what the caller meant to write; the message completes "edit N: ". */
    record Unfit(String message) implements ReplacementText {}

    Pattern BREAK = Pattern.compile("\r\n|\r|\n");
    Pattern ECHO = Pattern.compile("\\s*(?:>+\\s*)?\\d{1,9}[:#][0-9a-f]{4}\\|(.*)", Pattern.DOTALL);
    Pattern LEFT_OUT = Pattern.compile(
            "\\s*(?:#|//|/\\*|<!--|--)?\\s*(?:\\.\\.\\.|…)\\s*\\(?(?:the )?(?:existing|rest|remaining|unchanged|other|same|previous)\\b.*"
                    + "|\\s*(?:#|//)\\s*\\(?(?:the )?(?:rest|remainder)(?: of (?:the |this )?\\w+)? (?:is |stays |remains )?(?:unchanged|the same)\\W*"
                    + "|\\s*(?:#|//)\\s*\\(?existing code(?: here)?\\W*"
                    + "|\\s*[\\[<](?:the )?(?:rest|remainder|existing) (?:of |code|lines)[^\\]>]*[\\]>]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    Pattern HUNK = Pattern.compile("@@ -\\d+(?:,\\d+)? \\+\\d+(?:,\\d+)? @@.*", Pattern.DOTALL);

    /** Checks whole lines: one line break at the end is ignored, so an empty text is one empty line. */
    static ReplacementText ofLines(String text, Predicate<Anchor> shown, boolean literal) {
        return of(withoutLastBreak(text), shown, literal);
    }

    /** Checks a piece of text that may begin and end within a line; no part of it is ignored or removed. */
    static ReplacementText ofPiece(String text, boolean literal) {
        return of(text, _ -> false, literal);
    }

    private static ReplacementText of(String text, Predicate<Anchor> shown, boolean literal) {
        if (text.indexOf('\0') >= 0) {
            return new Unfit("text contains a NUL character");
        }
        if (hasLoneSurrogate(text)) {
            return new Unfit("text contains half a character (a lone surrogate)");
        }
        var lines = List.of(BREAK.split(text, -1));
        return literal ? new Fit(lines, List.of()) : checkLines(lines, shown);
    }

    private static ReplacementText checkLines(List<String> lines, Predicate<Anchor> shown) {
        if (lines.stream().anyMatch(line -> LEFT_OUT.matcher(line).matches())) {
            return new Unfit("text contains a placeholder for omitted code ('...'); write every line in full, or set literal to true");
        }
        if (lines.stream().anyMatch(line -> HUNK.matcher(line).matches()) || isAllAdded(lines)) {
            return new Unfit("text looks like a patch; write the new lines as they should appear in the file, or set literal to true");
        }
        return withoutEcho(lines, shown);
    }

    private static boolean isAllAdded(List<String> lines) {
        var full = lines.stream().filter(line -> !line.isBlank()).toList();
        return full.size() > 1 && full.stream().allMatch(line -> line.startsWith("+"));
    }

    private static ReplacementText withoutEcho(List<String> lines, Predicate<Anchor> shown) {
        if (lines.stream().noneMatch(line -> ECHO.matcher(line).matches())) {
            return new Fit(lines, List.of());
        }
        var bare = new ArrayList<String>();
        for (var line : lines) {
            var echoed = stripAnchor(line, shown);
            if (echoed.isEmpty() && !line.isBlank()) {
                return new Unfit("text contains anchors (N:hhhh|) that can't be distinguished from content; leave them out, or set literal to true");
            }
            bare.add(echoed.orElse(line));
        }
        return new Fit(List.copyOf(bare), List.of("the anchors before the lines of text were removed"));
    }

    private static Optional<String> stripAnchor(String line, Predicate<Anchor> shown) {
        var echo = ECHO.matcher(line);
        var isEcho = echo.matches() && Anchor.parse(line).filter(shown).isPresent();
        return isEcho ? Optional.of(echo.group(1)) : Optional.empty();
    }

    private static String withoutLastBreak(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") || text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
