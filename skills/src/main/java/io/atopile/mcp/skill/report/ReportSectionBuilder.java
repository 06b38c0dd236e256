package io.atopile.mcp.skill.report;

import io.atopile.mcp.skill.plan.ExpressionException;
import io.atopile.mcp.skill.plan.JsonataExpression;
import io.atopile.mcp.skill.plan.ReportPlan;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.terminal.ReportTone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Builds a report's sections from the outcome of a run, as its skill declares them. */
record ReportSectionBuilder(SkillRunService.Seen seen) {

    private static final String PICTURES = "image/png";

    /** Builds a section; empty if its condition is false. A section that can't be evaluated contains the reason instead. */
    Optional<ReportSection> buildSection(ReportPlan.SectionPlan plan) {
        try {
            return plan.when().isEmpty() || plan.when().get().holds(seen.known()) ? buildContent(plan) : Optional.empty();
        } catch (ExpressionException failure) {
            return Optional.of(new ReportSection.Text(plan.title(), "This section can't be evaluated: " + failure.getMessage()));
        }
    }

    private Optional<ReportSection> buildContent(ReportPlan.SectionPlan plan) {
        return Stream.<Optional<ReportSection>>of(
                        plan.text().map(text -> new ReportSection.Text(plan.title(), computeText(text))),
                        plan.table().map(table -> buildTable(plan.title(), table)),
                        plan.checklist().map(checklist -> buildChecklist(plan.title(), checklist)),
                        plan.code().map(code -> new ReportSection.Code(plan.title(), code.language().orElse(""), computeText(code.text()))),
                        plan.picture().flatMap(step -> buildPicture(plan.title(), step)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private ReportSection buildTable(String title, ReportPlan.TablePlan plan) {
        var columns = plan.columns().stream().map(ReportPlan.ColumnPlan::title).toList();
        var rows = list(plan.rows()).stream().map(row -> plan.columns().stream().map(column -> buildCell(column, row)).toList()).toList();
        return new ReportSection.Table(title, columns, rows, plan.whenEmpty());
    }

    private static TableCell buildCell(ReportPlan.ColumnPlan column, JsonNode row) {
        var tone = column.tone().map(expression -> JsonValueFormatter.parseTone(expression.evaluate(row))).orElse(ReportTone.NEUTRAL);
        return new TableCell(JsonValueFormatter.format(column.value().evaluate(row)), tone);
    }

    private ReportSection buildChecklist(String title, ReportPlan.ChecklistPlan plan) {
        var lines = list(plan.lines()).stream().map(line -> buildLine(plan, line)).toList();
        var good = (int) lines.stream().filter(line -> line.tone() == ReportTone.GOOD).count();
        var judged = (int) lines.stream().filter(line -> line.tone() != ReportTone.NEUTRAL).count();
        return new ReportSection.Checklist(title, number(plan.score(), good), number(plan.outOf(), judged), lines);
    }

    private static ReportSection.Line buildLine(ReportPlan.ChecklistPlan plan, JsonNode line) {
        return new ReportSection.Line(
                JsonValueFormatter.parseTone(plan.tone().evaluate(line)), JsonValueFormatter.format(plan.title().evaluate(line)), JsonValueFormatter.format(plan.evidence().evaluate(line)));
    }

    /** Finds the picture of a step; for a step that repeats over a list, that of the first item. */
    private Optional<ReportSection> buildPicture(String title, String step) {
        var result = seen.known().path(step);
        var file = result.path("picture").asString(result.at("/items/0/picture").asString(""));
        return file.isEmpty() ? Optional.empty() : seen.pictures().apply(file).map(base64 -> new ReportSection.Picture(title, PICTURES, base64));
    }

    private String computeText(JsonataExpression expression) {
        return JsonValueFormatter.format(expression.evaluate(seen.known()));
    }

    private int number(Optional<JsonataExpression> expression, int otherwise) {
        return expression.map(number -> number.evaluate(seen.known()).asInt(otherwise)).orElse(otherwise);
    }

    /** Evaluates a list. JSONata returns a list of one item as that item. */
    private List<JsonNode> list(JsonataExpression expression) {
        var value = expression.evaluate(seen.known());
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return value.isArray() ? List.copyOf(value.values()) : List.of(value);
    }
}
