package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.ReportTone;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.terminal.TextWrapper;
import io.atopile.mcp.tool.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Renders a report for a terminal of a given width, without passing on control sequences. Pictures are only mentioned. */
public final class ReportText {

    private static final int NARROWEST = 24;
    private static final int WIDEST_PROSE = 100;
    private static final String INDENT = "  ";

    private final TerminalStyle ink;
    private final int width;

    /** @param width the terminal's number of columns */
    public ReportText(int width, TerminalStyle style) {
        this.ink = style;
        this.width = Math.max(NARROWEST, width);
    }

    public String of(SkillReport report) {
        var title = CleanText.cleanReportLine(report.title());
        var lines = new ArrayList<String>();
        TextWrapper.wrap(title, width).forEach(line -> lines.add(ink.formatBold(line)));
        lines.add(ink.formatDim("═".repeat(Math.min(TextWrapper.measureWidth(title), width))));
        lines.addAll(renderMarked(report.tone(), report.summary(), true));
        report.parts().forEach(section -> {
            lines.add("");
            lines.addAll(renderSection(section));
        });
        return String.join("\n", lines) + "\n";
    }

    private List<String> renderSection(ReportSection section) {
        var heading = CleanText.cleanReportLine(section.title());
        return switch (section) {
            case ReportSection.Text text -> prependHeading(heading, wrapProse(text.text()));
            case ReportSection.Table table -> prependHeading(heading, table.rows().isEmpty() ? wrapProse(table.emptyText()) : new TextTable(ink, inner()).of(table));
            case ReportSection.Picture picture -> prependHeading(heading, wrapProse("(a picture, " + picture.mimeType() + ", see the HTML page)"));
            case ReportSection.Code code -> prependHeading(heading, renderCode(code));
            case ReportSection.Checklist list -> prependHeading(heading + ": " + list.scoreText(), renderChecklist(list));
        };
    }

    private List<String> prependHeading(String heading, List<String> lines) {
        var head = TextWrapper.wrap(heading, width).stream().map(ink::formatBold);
        return Stream.concat(head, lines.stream().map(line -> line.isEmpty() ? line : INDENT + line)).toList();
    }

    private List<String> wrapProse(String text) {
        return wrapProse(text, inner());
    }

    private static List<String> wrapProse(String text, int width) {
        return TextWrapper.wrap(CleanText.cleanReport(text).strip(), Math.min(width, WIDEST_PROSE));
    }

    /** Leaves the wrapping of long lines to the terminal, so that they can be copied whole. */
    private List<String> renderCode(ReportSection.Code code) {
        return DiffLineType.parseLines(code).stream().map(line -> line.format(ink)).map(line -> line.replace("\t", "    ")).toList();
    }

    private List<String> renderChecklist(ReportSection.Checklist list) {
        var lines = new ArrayList<String>();
        for (var line : list.lines()) {
            lines.addAll(renderMarked(line.tone(), line.title(), line.tone() == ReportTone.BAD));
            if (!line.evidence().isBlank()) {
                wrapProse(line.evidence(), inner() - INDENT.length()).forEach(evidence -> lines.add(INDENT + ink.formatDim(evidence)));
            }
        }
        return lines;
    }

    private List<String> renderMarked(ReportTone tone, String text, boolean wholly) {
        var lines = wrapProse(text, inner() - INDENT.length());
        var mark = ink.applyTone(tone, tone.mark()) + " ";
        var marked = new ArrayList<String>();
        lines.forEach(line -> marked.add((marked.isEmpty() ? mark : INDENT) + (wholly ? ink.applyTone(tone, line) : line)));
        return marked;
    }

    private int inner() {
        return width - INDENT.length();
    }
}
