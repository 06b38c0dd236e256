package io.atopile.mcp.skill.report;

import java.util.List;
import java.util.Optional;

/** A part of a report under a title of its own. Every text is plain text and may be hostile: the renderers make it harmless. */
public sealed interface ReportSection {

    String title();

    /**
     * Prose.
     *
     * @param text an empty line parts paragraphs
     */
    record Text(String title, String text) implements ReportSection {}

    /**
     * Rows of the same fields, the first of which names the row.
     *
     * @param whenEmpty what to say in place of a table without rows
     */
    record Table(String title, List<String> columns, List<List<TableCell>> rows, Optional<String> whenEmpty) implements ReportSection {

        private static final String NONE = "None.";

        /** @throws IllegalArgumentException when a row has not as many cells as there are columns */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("A row of " + row.size() + " cells under " + columns.size() + " columns");
                }
            }
        }

        String emptyText() {
            return whenEmpty.orElse(NONE);
        }

        /** Whether a column's fields are numbers, which are compared at their ends. */
        boolean isNumeric(int column) {
            return NumericColumnDetector.isMostlyNumeric(rows.stream().map(row -> row.get(column).text()).toList());
        }
    }

    /**
     * A picture; its title is also its description for those who don't see it.
     *
     * @param mimeType of a picture that browsers show: PNG, JPEG, GIF, WebP or SVG
     */
    record Picture(String title, String mimeType, String base64) implements ReportSection {}

    /**
     * An excerpt of a source, or a difference.
     *
     * @param language as after a Markdown fence; {@code diff} has its lines told apart
     */
    record Code(String title, String language, String text) implements ReportSection {}

    /** What was looked at, one by one, and what speaks for each verdict. */
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
