package io.atopile.mcp.skill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A report for terminals, as wide as they are; nothing in it steers them. Pictures are only mentioned. */
public final class ReportText {

    private static final int NARROWEST = 24;
    private static final int WIDEST_PROSE = 100;
    private static final String INDENT = "  ";

    private final Ink ink;
    private final int width;

    /** @param width columns of the terminal */
    public ReportText(int width, boolean colours) {
        this.ink = new Ink(colours);
        this.width = Math.max(NARROWEST, width);
    }

    public String of(Report report) {
        var title = Harmless.line(report.title());
        var lines = new ArrayList<String>();
        Columns.wrapped(title, width).forEach(line -> lines.add(ink.bold(line)));
        lines.add(ink.dim("═".repeat(Math.min(Columns.width(title), width))));
        lines.addAll(marked(report.tone(), report.summary(), true));
        report.parts().forEach(section -> {
            lines.add("");
            lines.addAll(section(section));
        });
        return String.join("\n", lines) + "\n";
    }

    private List<String> section(Section section) {
        var heading = Harmless.line(section.title());
        return switch (section) {
            case Section.Text text -> under(heading, prose(text.text()));
            case Section.Table table -> under(heading, table.rows().isEmpty() ? prose(table.emptyText()) : new TextTable(ink, inner()).of(table));
            case Section.Picture picture -> under(heading, prose("(a picture, " + picture.mimeType() + ", which the page shows)"));
            case Section.Code code -> under(heading, code(code));
            case Section.Checklist list -> under(heading + ": " + list.scoreText(), checks(list));
        };
    }

    private List<String> under(String heading, List<String> lines) {
        var head = Columns.wrapped(heading, width).stream().map(ink::bold);
        return Stream.concat(head, lines.stream().map(line -> line.isEmpty() ? line : INDENT + line)).toList();
    }

    private List<String> prose(String text) {
        return prose(text, inner());
    }

    private static List<String> prose(String text, int width) {
        return Columns.wrapped(Harmless.lines(text).strip(), Math.min(width, WIDEST_PROSE));
    }

    /** Long lines are left to the terminal, so that they can be copied whole. */
    private List<String> code(Section.Code code) {
        return Difference.lines(code).stream().map(ink::changed).map(line -> line.replace("\t", "    ")).toList();
    }

    private List<String> checks(Section.Checklist list) {
        var lines = new ArrayList<String>();
        for (var line : list.lines()) {
            lines.addAll(marked(line.tone(), line.title(), line.tone() == Tone.BAD));
            if (!line.evidence().isBlank()) {
                prose(line.evidence(), inner() - INDENT.length()).forEach(evidence -> lines.add(INDENT + ink.dim(evidence)));
            }
        }
        return lines;
    }

    private List<String> marked(Tone tone, String text, boolean wholly) {
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
