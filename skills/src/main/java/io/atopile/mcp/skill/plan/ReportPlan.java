package io.atopile.mcp.skill.plan;

import java.util.List;
import java.util.Optional;

/**
 * How a skill's outcome is shown to a person. Its expressions see {@code data}, {@code message}, {@code code}, the input and
 * the steps.
 *
 * @param tone {@code good}, {@code warning}, {@code bad} or {@code neutral}
 */
public record ReportPlan(Optional<JsonataExpression> title, Optional<JsonataExpression> tone, List<SectionPlan> sections) {

    public ReportPlan {
        sections = List.copyOf(sections);
    }

    /** One section; exactly one of its forms is there. {@code when} says whether it is shown. */
    public record SectionPlan(
            String title,
            Optional<JsonataExpression> when,
            Optional<JsonataExpression> text,
            Optional<TablePlan> table,
            Optional<ChecklistPlan> checklist,
            Optional<CodePlan> code,
            Optional<String> picture) {}

    /** A table with a row for each item of {@code rows}, which the columns' expressions see as their root. */
    public record TablePlan(JsonataExpression rows, List<ColumnPlan> columns, Optional<String> whenEmpty) {
        public TablePlan {
            columns = List.copyOf(columns);
        }
    }

    /** {@code tone} colours the cell. */
    public record ColumnPlan(String title, JsonataExpression value, Optional<JsonataExpression> tone) {}

    /** Lines that hold or don't, with the evidence for each; the expressions below {@code lines} see a line as their root. */
    public record ChecklistPlan(
            JsonataExpression lines, JsonataExpression title, JsonataExpression tone, JsonataExpression evidence, Optional<JsonataExpression> score, Optional<JsonataExpression> outOf) {}

    /** Text that is shown letter by letter, such as a diff. */
    public record CodePlan(JsonataExpression text, Optional<String> language) {}
}
