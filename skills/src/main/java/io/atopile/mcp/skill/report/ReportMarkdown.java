package io.atopile.mcp.skill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A report as GitHub's Markdown, for models and for clients that show text. Pictures are only mentioned. */
public final class ReportMarkdown {

    private static final Pattern FENCES = Pattern.compile("`{3,}");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#-]{1,20}");

    private final int mostRows;

    /** @param mostRows of a table; how many more there are is said */
    public ReportMarkdown(int mostRows) {
        this.mostRows = mostRows;
    }

    public String of(SkillReport report) {
        var blocks = new ArrayList<String>();
        blocks.add("# " + MarkdownText.line(report.title()));
        blocks.add(report.tone().mark() + " " + MarkdownText.lines(report.summary()));
        report.parts().forEach(section -> {
            blocks.add("## " + MarkdownText.line(section.title()));
            blocks.addAll(section(section));
        });
        return String.join("\n\n", blocks) + "\n";
    }

    private List<String> section(ReportSection section) {
        return switch (section) {
            case ReportSection.Text text -> List.of(MarkdownText.lines(text.text()));
            case ReportSection.Table table -> table(table);
            case ReportSection.Picture picture -> List.of("(a picture, " + MarkdownText.line(picture.mimeType()) + ")");
            case ReportSection.Code code -> List.of(code(code));
            case ReportSection.Checklist list -> checklist(list);
        };
    }

    private List<String> table(ReportSection.Table table) {
        if (table.rows().isEmpty()) {
            return List.of(MarkdownText.lines(table.emptyText()));
        }
        var lines = new ArrayList<String>();
        lines.add(row(table.columns().stream().map(MarkdownText::line).toList()));
        lines.add(row(IntStream.range(0, table.columns().size())
                .mapToObj(column -> table.isNumeric(column) ? "---:" : "---")
                .toList()));
        table.rows().stream()
                .limit(mostRows)
                .map(cells -> cells.stream().map(cell -> cell.marked(MarkdownText.line(cell.text()))).toList())
                .forEach(cells -> lines.add(row(cells)));
        var more = table.rows().size() - mostRows;
        var whole = String.join("\n", lines);
        return more > 0 ? List.of(whole, "And " + more + " rows more.") : List.of(whole);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String code(ReportSection.Code code) {
        var text = ReportTextSanitizer.lines(code.text()).stripTrailing();
        var longest = FENCES.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(2);
        var fence = "`".repeat(longest + 1);
        var language = LANGUAGE.matcher(code.language()).matches() ? code.language() : "";
        return fence + language + "\n" + text + "\n" + fence;
    }

    private static List<String> checklist(ReportSection.Checklist list) {
        var lines = list.lines().stream().map(ReportMarkdown::line).toList();
        return List.of("Score: " + list.scoreText(), String.join("\n", lines));
    }

    private static String line(ReportSection.Line line) {
        var evidence = line.evidence().isBlank() ? "" : " — " + MarkdownText.line(line.evidence());
        return "- " + line.tone().mark() + " **" + MarkdownText.line(line.title()) + "**" + evidence;
    }
}
