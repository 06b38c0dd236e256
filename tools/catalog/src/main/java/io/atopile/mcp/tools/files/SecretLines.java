package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.journal.Redaction;
import java.util.BitSet;
import java.util.stream.Collectors;

/**
 * Redacts secrets in lines returned by a search: those within a line, and every line of a private key. Reading a file by name
 * returns its lines unchanged, because edits refer to them.
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

    /** Returns the same lines, each {@code N:hhhh|text}, without secrets. */
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
