package io.atopile.mcp.server.shell;

import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.terminal.TextWrapper;
import io.atopile.mcp.tool.CallPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The preview of a call's effects in a terminal: its first lines, and all of it page by page. */
public final class PreviewText {

    private static final int LINES = 20;
    private static final int LONGEST_LINE = 240;
    private static final int ROWS_OF_A_PAGE = 20;
    private static final String INDENT = "  ";
    private static final String CONTINUED = "↳ ";

    private final CallPreview preview;
    private final int columns;

    /** @param columns the width of the terminal */
    public PreviewText(CallPreview preview, int columns) {
        this.preview = preview;
        this.columns = Math.max(20, columns) - INDENT.length();
    }

    public String first() {
        return preview.truncate(LINES, LONGEST_LINE).lines().map(INDENT::concat).collect(Collectors.joining("\n"));
    }

    /** Returns whether {@link #first} omits anything. */
    public boolean isCut() {
        return preview.exceeds(LINES, LONGEST_LINE);
    }

    /** Returns the whole preview; no page has more rows than a small terminal. */
    public List<String> pages() {
        var rows = new ArrayList<String>();
        preview.whole().lines().forEach(line -> wrap(line, rows));
        var pages = new ArrayList<String>();
        for (var from = 0; from < rows.size(); from += ROWS_OF_A_PAGE) {
            pages.add(String.join("\n", rows.subList(from, Math.min(rows.size(), from + ROWS_OF_A_PAGE))));
        }
        return pages;
    }

    private void wrap(String line, List<String> rows) {
        var prefix = INDENT;
        var rest = line;
        for (var fitting = TextWrapper.countFitting(rest, columns); fitting < rest.length(); fitting = TextWrapper.countFitting(rest, columns)) {
            rows.add(prefix + rest.substring(0, fitting));
            rest = rest.substring(fitting);
            prefix = CONTINUED;
        }
        rows.add(prefix + rest);
    }

    /** Adds the colours of a diff. */
    public static String applyColors(String lines, TerminalStyle style) {
        return lines.lines().map(line -> applyColors(line, line.stripLeading(), style)).collect(Collectors.joining("\n"));
    }

    private static String applyColors(String line, String text, TerminalStyle style) {
        if (line.startsWith(INDENT + "+")) {
            return style.formatGood(line);
        }
        if (line.startsWith(INDENT + "-")) {
            return style.formatBad(line);
        }
        return text.startsWith("@@ ") ? style.formatDim(line) : line;
    }
}
