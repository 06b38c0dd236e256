package io.atopile.mcp.skill.report;

import io.atopile.mcp.skill.plan.ExpressionException;
import io.atopile.mcp.skill.plan.JsonataExpression;
import io.atopile.mcp.skill.plan.SkillDeclaration;
import io.atopile.mcp.skill.run.SkillOutcome;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.skill.run.SkillRunView;
import io.atopile.mcp.skill.run.SkillStatus;
import io.atopile.mcp.skill.tool.PlannedStep;
import io.atopile.mcp.terminal.ReportTone;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Builds the report of a run of a skill. */
public final class SkillReportBuilder {

    private SkillReportBuilder() {}

    /** Builds the report that the skill declares; the default one if it declares none, or if the run ended without a result. */
    public static SkillReport of(SkillRunService.Seen seen) {
        var plan = seen.order().skill().declaration().flatMap(SkillDeclaration::report);
        var plain = buildDefaultReport(seen.view(), seen.order().skill().title());
        if (plan.isEmpty() || seen.view().outcome().flatMap(SkillOutcome::data).isEmpty()) {
            return plain;
        }
        var maker = new ReportSectionBuilder(seen);
        return new SkillReport(
                plain.skill(),
                tryEvaluate(plan.get().title(), seen).map(JsonValueFormatter::format).filter(title -> !title.isBlank()).orElse(plain.title()),
                plain.summary(),
                tryEvaluate(plan.get().tone(), seen).map(JsonValueFormatter::parseTone).orElse(plain.tone()),
                plan.get().sections().stream().map(maker::buildSection).flatMap(Optional::stream).toList(),
                plain.steps());
    }

    /** Builds the default report of a run of which only the record is left. */
    public static SkillReport of(SkillRunView view) {
        return buildDefaultReport(view, view.skill());
    }

    /** Builds the report of a dry run: what a run would do. */
    public static SkillReport buildPlanReport(String skill, String title, List<PlannedStep> steps) {
        var columns = List.of("Step", "Tool", "Runs", "Arguments", "On failure", "Effects");
        var rows = steps.stream().map(SkillReportBuilder::buildRow).toList();
        var summary = "Up to %s. Nothing was done.".formatted(CountFormat.format(steps.size(), "step"));
        var table = new ReportSection.Table("Steps", columns, rows, Optional.empty());
        return new SkillReport(skill, title, summary, ReportTone.NEUTRAL, List.of(table), List.of());
    }

    private static List<TableCell> buildRow(PlannedStep step) {
        var taken = step.each().map(list -> step.taken() + ", for each of " + list).orElse(step.taken());
        var failure = new ArrayList<>(step.onFailure());
        step.undo().ifPresent(tool -> failure.add("undone by " + tool));
        var effects = step.effects().stream().map(effect -> effect.name().toLowerCase(Locale.ROOT).replace('_', ' ')).toList();
        return List.of(
                TableCell.of(step.id()),
                TableCell.of(step.tool()),
                TableCell.of(taken),
                TableCell.of(step.with().isEmpty() ? "" : step.with().toString()),
                TableCell.of(String.join(", ", failure)),
                TableCell.of(String.join(", ", effects)));
    }

    private static SkillReport buildDefaultReport(SkillRunView view, String title) {
        var sections = new ArrayList<ReportSection>();
        view.outcome().flatMap(SkillOutcome::data).ifPresent(data -> sections.add(
                new ReportSection.Code("Result", "json", Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(data))));
        var steps = view.steps().stream().map(ReportStep::of).toList();
        return new SkillReport(view.skill(), title, buildSummary(view), chooseTone(view), sections, steps);
    }

    private static String buildSummary(SkillRunView view) {
        return view.outcome()
                .map(outcome -> outcome.message() + outcome.hint().map(hint -> "\n" + hint).orElse(""))
                .orElseGet(() -> "The run is %s.".formatted(view.status().name().toLowerCase(Locale.ROOT)));
    }

    private static ReportTone chooseTone(SkillRunView view) {
        return view.outcome().isPresent() && view.outcome().get().isOk()
                ? ReportTone.GOOD
                : view.status() == SkillStatus.FAILED || view.status() == SkillStatus.COMPLETED ? ReportTone.BAD : ReportTone.WARNING;
    }

    private static Optional<JsonNode> tryEvaluate(Optional<JsonataExpression> expression, SkillRunService.Seen seen) {
        try {
            return expression.map(present -> present.evaluate(seen.known()));
        } catch (ExpressionException _) {
            return Optional.empty();
        }
    }
}
