package io.atopile.mcp.skill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Renders a report as GitHub Markdown, for models and for clients that display text. Pictures are only mentioned. */
public final class ReportMarkdown {

    private static final Pattern FENCES = Pattern.compile("`{3,}");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#-]{1,20}");

    private final int mostRows;

    /** @param mostRows the maximum rows of a table; the number of omitted rows is stated */
    public ReportMarkdown(int mostRows) {
        this.mostRows = mostRows;
    }

    public String of(SkillReport report) {
        var blocks = new ArrayList<String>();
        blocks.add("# " + MarkdownText.formatLine(report.title()));
        blocks.add(report.tone().mark() + " " + MarkdownText.formatLines(report.summary()));
        report.parts().forEach(section -> {
            blocks.add("## " + MarkdownText.formatLine(section.title()));
            blocks.addAll(renderSection(section));
        });
        return String.join("\n\n", blocks) + "\n";
    }

    private List<String> renderSection(ReportSection section) {
        return switch (section) {
            case ReportSection.Text text -> List.of(MarkdownText.formatLines(text.text()));
            case ReportSection.Table table -> renderTable(table);
            case ReportSection.Picture picture -> List.of("(a picture, " + MarkdownText.formatLine(picture.mimeType()) + ")");
            case ReportSection.Code code -> List.of(renderCode(code));
            case ReportSection.Checklist list -> renderChecklist(list);
        };
    }

    private List<String> renderTable(ReportSection.Table table) {
        if (table.rows().isEmpty()) {
            return List.of(MarkdownText.formatLines(table.emptyText()));
        }
        var lines = new ArrayList<String>();
        lines.add(renderRow(table.columns().stream().map(MarkdownText::formatLine).toList()));
        lines.add(renderRow(IntStream.range(0, table.columns().size())
                .mapToObj(column -> table.isNumeric(column) ? "---:" : "---")
                .toList()));
        table.rows().stream()
                .limit(mostRows)
                .map(cells -> cells.stream().map(cell -> cell.prependMark(MarkdownText.formatLine(cell.text()))).toList())
                .forEach(cells -> lines.add(renderRow(cells)));
        var more = table.rows().size() - mostRows;
        var whole = String.join("\n", lines);
        return more > 0 ? List.of(whole, "And " + more + (more == 1 ? " more row." : " more rows.")) : List.of(whole);
    }

    private static String renderRow(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String renderCode(ReportSection.Code code) {
        var text = ReportTextSanitizer.sanitizeLines(code.text()).stripTrailing();
        var longest = FENCES.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(2);
        var fence = "`".repeat(longest + 1);
        var language = LANGUAGE.matcher(code.language()).matches() ? code.language() : "";
        return fence + language + "\n" + text + "\n" + fence;
    }

    private static List<String> renderChecklist(ReportSection.Checklist list) {
        var lines = list.lines().stream().map(ReportMarkdown::renderLine).toList();
        return List.of("Score: " + list.scoreText(), String.join("\n", lines));
    }

    private static String renderLine(ReportSection.Line line) {
        var evidence = line.evidence().isBlank() ? "" : " — " + MarkdownText.formatLine(line.evidence());
        return "- " + line.tone().mark() + " **" + MarkdownText.formatLine(line.title()) + "**" + evidence;
    }
}
