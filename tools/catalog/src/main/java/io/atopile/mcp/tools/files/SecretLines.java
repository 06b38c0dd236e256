package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.journal.Redaction;
import java.util.BitSet;
import java.util.stream.Collectors;

/**
 * Takes secrets out of lines that a search shows: those that a line itself shows, and every line of a private key. Reading a file
 * by name shows its lines as they are, because they are what an edit refers to.
 */
final class SecretLines {

    private static final String HIDDEN = "[redacted]";

    private final BitSet inKey = new BitSet();

    SecretLines(TextLines lines) {
        if (lines.whole().contains("PRIVATE KEY-----")) {
            var inside = false;
            for (var line = 1; line <= lines.count(); line++) {
                var text = lines.getText(line);
                inside = inside || (text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----"));
                inKey.set(line, inside);
                inside = inside && !text.contains("-----END ");
            }
        }
    }

    /** The same lines, each {@code N:hhhh|text}, without what is secret. */
    String hide(String content) {
        return content.lines().map(this::hideLine).collect(Collectors.joining("\n"));
    }

    private String hideLine(String shown) {
        var bar = shown.indexOf('|');
        var colon = shown.indexOf(':');
        if (bar < 0 || colon < 1 || colon > bar || !shown.substring(0, colon).chars().allMatch(Character::isDigit)) {
            return shown;
        }
        var start = shown.substring(0, bar + 1);
        return inKey.get(Integer.parseInt(shown.substring(0, colon))) ? start + HIDDEN : start + Redaction.of(shown.substring(bar + 1));
    }
}
