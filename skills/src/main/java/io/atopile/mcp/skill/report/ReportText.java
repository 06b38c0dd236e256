package io.atopile.mcp.skill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A report for terminals, as wide as they are; nothing in it steers them. Pictures are only mentioned. */
public final class ReportText {

    private static final int NARROWEST = 24;
    private static final int WIDEST_PROSE = 100;
    private static final String INDENT = "  ";

    private final AnsiStyle ink;
    private final int width;

    /** @param width columns of the terminal */
    public ReportText(int width, boolean colours) {
        this.ink = new AnsiStyle(colours);
        this.width = Math.max(NARROWEST, width);
    }

    public String of(SkillReport report) {
        var title = ReportTextSanitizer.line(report.title());
        var lines = new ArrayList<String>();
        TextWrapper.wrapped(title, width).forEach(line -> lines.add(ink.bold(line)));
        lines.add(ink.dim("═".repeat(Math.min(TextWrapper.width(title), width))));
        lines.addAll(marked(report.tone(), report.summary(), true));
        report.parts().forEach(section -> {
            lines.add("");
            lines.addAll(section(section));
        });
        return String.join("\n", lines) + "\n";
    }

    private List<String> section(ReportSection section) {
        var heading = ReportTextSanitizer.line(section.title());
        return switch (section) {
            case ReportSection.Text text -> under(heading, prose(text.text()));
            case ReportSection.Table table -> under(heading, table.rows().isEmpty() ? prose(table.emptyText()) : new TextTable(ink, inner()).of(table));
            case ReportSection.Picture picture -> under(heading, prose("(a picture, " + picture.mimeType() + ", which the page shows)"));
            case ReportSection.Code code -> under(heading, code(code));
            case ReportSection.Checklist list -> under(heading + ": " + list.scoreText(), checks(list));
        };
    }

    private List<String> under(String heading, List<String> lines) {
        var head = TextWrapper.wrapped(heading, width).stream().map(ink::bold);
        return Stream.concat(head, lines.stream().map(line -> line.isEmpty() ? line : INDENT + line)).toList();
    }

    private List<String> prose(String text) {
        return prose(text, inner());
    }

    private static List<String> prose(String text, int width) {
        return TextWrapper.wrapped(ReportTextSanitizer.lines(text).strip(), Math.min(width, WIDEST_PROSE));
    }

    /** Long lines are left to the terminal, so that they can be copied whole. */
    private List<String> code(ReportSection.Code code) {
        return DiffLineType.lines(code).stream().map(ink::changed).map(line -> line.replace("\t", "    ")).toList();
    }

    private List<String> checks(ReportSection.Checklist list) {
        var lines = new ArrayList<String>();
        for (var line : list.lines()) {
            lines.addAll(marked(line.tone(), line.title(), line.tone() == ReportTone.BAD));
            if (!line.evidence().isBlank()) {
                prose(line.evidence(), inner() - INDENT.length()).forEach(evidence -> lines.add(INDENT + ink.dim(evidence)));
            }
        }
        return lines;
    }

    private List<String> marked(ReportTone tone, String text, boolean wholly) {
        var lines = prose(text, inner() - INDENT.length());
        var mark = ink.toned(tone, tone.mark()) + " ";
        var marked = new ArrayList<String>();
        lines.forEach(line -> marked.add((marked.isEmpty() ? mark : INDENT) + (wholly ? ink.toned(tone, line) : line)));
        return marked;
    }

    private int inner() {
        return width - INDENT.length();
    }
}
