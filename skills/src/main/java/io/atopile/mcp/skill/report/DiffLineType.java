package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The type of a line in a unified diff. */
enum DiffLineType {
    ADDED,
    REMOVED,
    /** A header that says where the following lines belong. */
    PLACE,
    SAME;

    /** A line of a diff, or of a source file, in which every line is {@link #SAME}. */
    record Line(String text, DiffLineType kind) {

        String format(TerminalStyle style) {
            return switch (kind) {
                case ADDED -> style.formatGood(text);
                case REMOVED -> style.formatBad(text);
                case PLACE -> style.formatDim(text);
                case SAME -> text;
            };
        }
    }

    static List<Line> parseLines(ReportSection.Code code) {
        var texts = CleanText.cleanReport(code.text()).stripTrailing().lines().toList();
        var difference = code.language().equals("diff");
        var lines = new ArrayList<Line>();
        for (var index = 0; index < texts.size(); index++) {
            lines.add(new Line(texts.get(index), difference ? detectKind(texts, index) : SAME));
        }
        return lines;
    }

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static DiffLineType detectKind(List<String> texts, int index) {
        var text = texts.get(index);
        if (text.startsWith("@@") || isFileHeader(texts, index) || isFileHeader(texts, index - 1)) {
            return PLACE;
        }
        if (text.startsWith("+")) {
            return ADDED;
        }
        return text.startsWith("-") ? REMOVED : SAME;
    }

    private static boolean isFileHeader(List<String> texts, int index) {
        return index >= 0
                && index + 1 < texts.size()
                && texts.get(index).startsWith("--- ")
                && texts.get(index + 1).startsWith("+++ ");
    }
}
