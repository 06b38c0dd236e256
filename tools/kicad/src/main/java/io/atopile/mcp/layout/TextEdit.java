package io.atopile.mcp.layout;

import java.util.Comparator;
import java.util.List;

/**
 * One replacement in a text.
 *
 * @param start offset of the first replaced character
 * @param end offset after the last replaced character
 */
record TextEdit(int start, int end, String text) {

    /** Applies all edits to the text; they must not overlap. */
    static String apply(String text, List<TextEdit> patches) {
        var changed = new StringBuilder(text.length() + 4_096);
        var at = 0;
        for (var patch : patches.stream().sorted(Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end)).toList()) {
            if (patch.start() < at) {
                throw new IllegalArgumentException("Patches overlap");
            }
            changed.append(text, at, patch.start()).append(patch.text());
            at = patch.end();
        }
        return changed.append(text, at, text.length()).toString();
    }
}
