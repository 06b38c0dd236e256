package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.ReportTone;
import io.atopile.mcp.tool.CleanText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Writes one section of the HTML page; {@code id} is the section's ID within the page. */
record PageSectionWriter(String id, HtmlWriter page) {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t]*\\n\\s*");

    private static final Pattern LONG_WORD = Pattern.compile("\\S{25}");
    private static final int PIECE = 100;
    private static final int GAP = 6;

    void write(ReportSection section) {
        page.open("section", "id", id, "aria-labelledby", headingId()).newLine();
        page.appendElement("h2", CleanText.cleanReportLine(section.title()), "id", headingId()).newLine();
        switch (section) {
            case ReportSection.Text text -> writeProse(text.text());
            case ReportSection.Table table -> writeTable(table);
            case ReportSection.Picture picture -> writePicture(picture);
            case ReportSection.Code code -> writeCode(code);
            case ReportSection.Checklist list -> writeChecklist(list);
        }
        page.close("section").newLine();
    }

    static String getToneClass(ReportTone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    /** Writes the tone as a symbol and, for screen readers, as a word. */
    static void mark(ReportTone tone, HtmlWriter page) {
        page.appendElement("span", tone.mark(), "class", "mark " + getToneClass(tone), "role", "img", "aria-label", tone.word()).appendText(" ");
    }

    private void writeProse(String text) {
        PARAGRAPHS.splitAsStream(CleanText.cleanReport(text).strip())
                .forEach(paragraph -> page.appendElement("p", paragraph, "class", "prose").newLine());
    }

    private void writeTable(ReportSection.Table table) {
        if (table.rows().isEmpty()) {
            page.appendElement("p", table.emptyText(), "class", "empty").newLine();
            return;
        }
        var heads = table.columns().stream().map(CleanText::cleanReportLine).toList();
        var kinds = IntStream.range(0, heads.size()).mapToObj(column -> table.isNumeric(column) ? "number" : "text").toList();
        page.open("div", "class", "scroll").newLine();
        page.open("table", "role", "table", "aria-labelledby", headingId()).open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (var column = 0; column < heads.size(); column++) {
            page.appendElement("th", heads.get(column), "scope", "col", "role", "columnheader", "class", kinds.get(column));
        }
        page.close("tr").close("thead").newLine().open("tbody", "role", "rowgroup").newLine();
        table.rows().forEach(row -> writeRow(heads, kinds, row));
        page.close("tbody").close("table").close("div").newLine();
    }

    /** Writes roles explicitly, so that the table remains one where a narrow screen displays each row as a card. */
    private void writeRow(List<String> heads, List<String> kinds, List<TableCell> row) {
        page.open("tr", "role", "row");
        for (var column = 0; column < row.size(); column++) {
            var kind = kinds.get(column) + getShapeClass(row.get(column).text());
            if (column == 0) {
                page.open("th", "scope", "row", "role", "rowheader", "class", kind);
            } else {
                page.open("td", "role", "cell", "class", kind, "data-head", heads.get(column));
            }
            writeValue(row.get(column));
            page.close(column == 0 ? "th" : "td");
        }
        page.close("tr").newLine();
    }

    private static String getShapeClass(String text) {
        if (text.isBlank()) {
            return " blank";
        }
        return LONG_WORD.matcher(text).find() ? " long" : "";
    }

    private void writeValue(TableCell cell) {
        if (cell.tone() != ReportTone.NEUTRAL) {
            page.open("span", "class", "toned");
            mark(cell.tone(), page);
            page.appendElement("span", cell.text().strip()).close("span");
        } else {
            page.appendElement("span", cell.text().strip());
        }
    }

    private void writePicture(ReportSection.Picture picture) {
        var content = picture.base64().replaceAll("\\s", "");
        if (PICTURES.contains(picture.mimeType()) && BASE64.matcher(content).matches()) {
            var source = "data:" + picture.mimeType() + ";base64," + content;
            page.open("figure").appendEmpty("img", "src", source, "alt", picture.title()).close("figure").newLine();
        } else {
            page.appendElement("p", "This picture can't be displayed (" + picture.mimeType() + ").", "class", "empty").newLine();
        }
    }

    private void writeCode(ReportSection.Code code) {
        page.open("pre", "tabindex", "0", "role", "region", "aria-labelledby", headingId()).open("code");
        DiffLineType.parseLines(code).forEach(line ->
                page.appendElement("span", line.text(), "class", "line " + line.kind().lowerCase()).newLine());
        page.close("code").close("pre").newLine();
    }

    private void writeChecklist(ReportSection.Checklist list) {
        page.open("p", "class", "score").appendElement("strong", list.scoreText()).close("p").newLine();
        writeBar(list);
        page.open("ul", "class", "checks", "role", "list").newLine();
        list.lines().forEach(line -> {
            page.open("li", "class", getToneClass(line.tone()));
            mark(line.tone(), page);
            page.open("div").appendElement("strong", line.title());
            if (!line.evidence().isBlank()) {
                page.appendElement("p", line.evidence().strip());
            }
            page.close("div").close("li").newLine();
        });
        page.close("ul").newLine();
    }

    /** Draws one segment per line, the best ones first. Hidden from screen readers, because the list below says the same. */
    private void writeBar(ReportSection.Checklist list) {
        if (list.lines().isEmpty()) {
            return;
        }
        var tones = list.lines().stream().map(ReportSection.Line::tone).sorted().toList();
        var box = "0 0 " + (tones.size() * PIECE - GAP) + " 1";
        page.open("svg", "class", "bar", "viewBox", box, "preserveAspectRatio", "none", "aria-hidden", "true");
        for (var index = 0; index < tones.size(); index++) {
            page.appendEmpty("rect", "class", getToneClass(tones.get(index)), "x", "" + index * PIECE, "width", "" + (PIECE - GAP), "height", "1");
        }
        page.close("svg").newLine();
    }

    private String headingId() {
        return id + "h";
    }
}
