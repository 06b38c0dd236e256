package io.atopile.mcp.skill.plan;

import java.util.List;
import java.util.Optional;

/**
 * How a skill's outcome is presented to the user. Its expressions can use {@code data}, {@code message}, {@code code}, the input
 * and the steps.
 *
 * @param tone {@code good}, {@code warning}, {@code bad} or {@code neutral}
 */
public record ReportPlan(Optional<JsonataExpression> title, Optional<JsonataExpression> tone, List<SectionPlan> sections) {

    public ReportPlan {
        sections = List.copyOf(sections);
    }

    /** One section, with exactly one of the alternative contents. {@code when} decides whether it is included. */
    public record SectionPlan(
            String title,
            Optional<JsonataExpression> when,
            Optional<JsonataExpression> text,
            Optional<TablePlan> table,
            Optional<ChecklistPlan> checklist,
            Optional<CodePlan> code,
            Optional<String> picture) {}

    /** A table with a row for each item of {@code rows}; the expressions of the columns are evaluated with that item as their root. */
    public record TablePlan(JsonataExpression rows, List<ColumnPlan> columns, Optional<String> whenEmpty) {
        public TablePlan {
            columns = List.copyOf(columns);
        }
    }

    /** {@code tone} colours the cell. */
    public record ColumnPlan(String title, JsonataExpression value, Optional<JsonataExpression> tone) {}

    /**
     * Lines with a verdict and its evidence each; {@code title}, {@code tone} and {@code evidence} are evaluated with the line as
     * their root.
     */
    public record ChecklistPlan(
            JsonataExpression lines, JsonataExpression title, JsonataExpression tone, JsonataExpression evidence, Optional<JsonataExpression> score, Optional<JsonataExpression> outOf) {}

    /** Text that is rendered verbatim, such as a diff. */
    public record CodePlan(JsonataExpression text, Optional<String> language) {}
}
