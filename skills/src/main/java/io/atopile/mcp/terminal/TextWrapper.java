package io.atopile.mcp.terminal;

import java.util.ArrayList;
import java.util.List;

/** Measures and wraps sanitized text as terminals display it, where some characters occupy no column and some occupy two. */
public final class TextWrapper {

    private static final String BREAKS_AFTER = "/\\-_.,;:=";

    private TextWrapper() {}

    public static int measureWidth(String text) {
        return text.codePoints().map(TextWrapper::measureWidth).sum();
    }

    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - measureWidth(text)));
    }

    /** Wraps between words if possible, otherwise within a long one. Keeps the indentation of lines, and empty lines. */
    public static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        text.replace("\t", "    ").lines().forEach(line -> wrap(line.stripTrailing(), Math.max(2, width), lines));
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static void wrap(String line, int width, List<String> lines) {
        var rest = line;
        while (measureWidth(rest) > width) {
            var cut = cut(rest, width);
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isEmpty() || line.isEmpty()) {
            lines.add(rest);
        }
    }

    /** Returns how many characters fit on the first line. */
    private static int cut(String text, int width) {
        var most = countFitting(text, width);
        var indented = text.length() - text.stripLeading().length();
        var space = text.lastIndexOf(' ', most);
        if (space > indented) {
            return space;
        }
        for (var at = most; at > Math.max(indented, most / 2); at--) {
            if (BREAKS_AFTER.indexOf(text.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return most;
    }

    /** Returns how many characters fit into a width; at least one. */
    public static int countFitting(String text, int width) {
        var used = 0;
        var at = 0;
        while (at < text.length()) {
            var character = text.codePointAt(at);
            used += measureWidth(character);
            if (used > width && at > 0) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static int measureWidth(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        return Character.isIdeographic(character)
                || Character.isEmojiPresentation(character)
                || isBetween(character, 0x1100, 0x115f)
                || isBetween(character, 0x2e80, 0x303e)
                || isBetween(character, 0x3041, 0x33ff)
                || isBetween(character, 0xac00, 0xd7a3)
                || isBetween(character, 0xfe30, 0xfe6f)
                || isBetween(character, 0xff01, 0xff60)
                || isBetween(character, 0xffe0, 0xffe6);
    }

    private static boolean isBetween(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
