package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.ReportTone;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.terminal.TextWrapper;
import io.atopile.mcp.tool.CleanText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Renders a table for a terminal: narrows the widest columns first; if that isn't enough, renders each row as a list. */
record TextTable(TerminalStyle ink, int width) {

    private static final String GAP = "  ";
    private static final int NARROWEST = 9;

    List<String> of(ReportSection.Table table) {
        var heads = table.columns().stream().map(CleanText::cleanReportLine).toList();
        var rows = table.rows().stream().map(TextTable::toTexts).toList();
        var natural = IntStream.range(0, heads.size()).map(column -> measureColumn(heads, rows, column)).toArray();
        var available = width - GAP.length() * (heads.size() - 1);
        var widest = computeMaxWidth(natural, available);
        return widest < NARROWEST && IntStream.of(natural).sum() > available
                ? renderLists(heads, table, rows)
                : renderGrid(heads, table, rows, IntStream.of(natural).map(wanted -> Math.min(wanted, widest)).toArray());
    }

    private static List<String> toTexts(List<TableCell> row) {
        return row.stream().map(cell -> cell.prependMark(CleanText.cleanReport(cell.text()).strip())).toList();
    }

    private static int measureColumn(List<String> heads, List<List<String>> rows, int column) {
        var longest = rows.stream().flatMap(row -> row.get(column).lines()).mapToInt(TextWrapper::measureWidth).max().orElse(0);
        return Math.max(TextWrapper.measureWidth(heads.get(column)), longest);
    }

    /** Returns the maximum width of a column with which all columns fit. */
    private static int computeMaxWidth(int[] natural, int available) {
        var sorted = natural.clone();
        Arrays.sort(sorted);
        var left = available;
        for (var index = 0; index < sorted.length; index++) {
            var share = left / (sorted.length - index);
            if (sorted[index] > share) {
                return share;
            }
            left -= sorted[index];
        }
        return Integer.MAX_VALUE;
    }

    private List<String> renderGrid(List<String> heads, ReportSection.Table table, List<List<String>> rows, int[] widths) {
        var numeric = IntStream.range(0, widths.length).mapToObj(table::isNumeric).toList();
        var lines = new ArrayList<String>();
        lines.addAll(renderRow(heads, heads.stream().map(_ -> ReportTone.NEUTRAL).toList(), numeric, widths).stream().map(ink::formatBold).toList());
        lines.add(ink.formatDim(String.join(GAP, IntStream.of(widths).mapToObj("─"::repeat).toList())));
        for (var index = 0; index < rows.size(); index++) {
            lines.addAll(renderRow(rows.get(index), table.rows().get(index).stream().map(TableCell::tone).toList(), numeric, widths));
        }
        return lines;
    }

    private List<String> renderRow(List<String> texts, List<ReportTone> tones, List<Boolean> numeric, int[] widths) {
        var cells = IntStream.range(0, widths.length).mapToObj(column -> TextWrapper.wrap(texts.get(column), widths[column])).toList();
        var height = cells.stream().mapToInt(List::size).max().orElse(1);
        var lines = new ArrayList<String>();
        for (var index = 0; index < height; index++) {
            var parts = new ArrayList<String>();
            for (var column = 0; column < widths.length; column++) {
                var text = index < cells.get(column).size() ? cells.get(column).get(index) : "";
                var gap = " ".repeat(Math.max(0, widths[column] - TextWrapper.measureWidth(text)));
                var toned = ink.applyTone(tones.get(column), text);
                parts.add(numeric.get(column) ? gap + toned : toned + gap);
            }
            lines.add(String.join(GAP, parts).stripTrailing());
        }
        return lines;
    }

    private List<String> renderLists(List<String> heads, ReportSection.Table table, List<List<String>> rows) {
        var label = Math.min(heads.stream().mapToInt(TextWrapper::measureWidth).max().orElse(0), width / 3);
        var lines = new ArrayList<String>();
        for (var index = 0; index < rows.size(); index++) {
            if (index > 0) {
                lines.add("");
            }
            for (var column = 0; column < heads.size(); column++) {
                var text = rows.get(index).get(column);
                if (!text.isBlank()) {
                    lines.addAll(renderField(heads.get(column), label, text, table.rows().get(index).get(column).tone()));
                }
            }
        }
        return lines;
    }

    private List<String> renderField(String head, int label, String text, ReportTone tone) {
        var heads = TextWrapper.wrap(head, label);
        var values = TextWrapper.wrap(text, width - label - GAP.length());
        return IntStream.range(0, Math.max(heads.size(), values.size()))
                .mapToObj(index -> ink.formatDim(TextWrapper.pad(index < heads.size() ? heads.get(index) : "", label))
                        + GAP
                        + ink.applyTone(tone, index < values.size() ? values.get(index) : ""))
                .map(String::stripTrailing)
                .toList();
    }
}
