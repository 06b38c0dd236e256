package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.ReportTone;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A section of a report with its own title. Every text is plain text and may be hostile: the renderers sanitize it. */
public sealed interface ReportSection {

    String title();

    /**
     * Prose.
     *
     * @param text paragraphs, separated by empty lines
     */
    record Text(String title, String text) implements ReportSection {}

    /**
     * Rows with the same fields, the first of which names the row.
     *
     * @param whenEmpty the text in place of a table without rows
     */
    record Table(String title, List<String> columns, List<List<TableCell>> rows, Optional<String> whenEmpty) implements ReportSection {

        private static final String NONE = "None.";
        private static final Pattern NUMBER = Pattern.compile("[-+]?[$€£]?[0-9][0-9.,]{0,40}( ?%)?");

        /** @throws IllegalArgumentException when the number of a row's cells differs from the number of columns */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("A row has " + row.size() + " cells, but there are " + columns.size() + " columns");
                }
            }
        }

        String emptyText() {
            return whenEmpty.orElse(NONE);
        }

        /**
         * Whether most texts of a column are numbers, prices or percentages, which are right-aligned so that they can be compared; a
         * word such as "unknown" may be among them.
         */
        boolean isNumeric(int column) {
            var filled = rows.stream().map(row -> row.get(column).text().strip()).filter(text -> !text.isEmpty()).toList();
            return filled.stream().filter(text -> NUMBER.matcher(text).matches()).count() * 2 > filled.size();
        }
    }

    /**
     * A picture; its title is also its alternative text.
     *
     * @param mimeType of a format that browsers display: PNG, JPEG, GIF, WebP or SVG
     */
    record Picture(String title, String mimeType, String base64) implements ReportSection {}

    /**
     * A source excerpt, or a diff.
     *
     * @param language as after a Markdown fence; with {@code diff}, added and removed lines are marked
     */
    record Code(String title, String language, String text) implements ReportSection {}

    /** The items that were checked, with the evidence for each verdict. */
    record Checklist(String title, int score, int outOf, List<Line> lines) implements ReportSection {

        public Checklist {
            lines = List.copyOf(lines);
        }

        String scoreText() {
            return score + " of " + outOf;
        }
    }

    /** One line of a checklist. */
    record Line(ReportTone tone, String title, String evidence) {}
}
