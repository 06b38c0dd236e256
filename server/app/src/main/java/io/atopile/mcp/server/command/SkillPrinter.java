package io.atopile.mcp.server.command;

import io.atopile.mcp.server.shell.StepProgressPrinter;
import io.atopile.mcp.skill.report.ReportText;
import io.atopile.mcp.skill.report.SkillReport;
import io.atopile.mcp.skill.report.SkillReportBuilder;
import io.atopile.mcp.skill.run.SkillOutcome;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.skill.run.SkillRunView;
import io.atopile.mcp.skill.run.SkillStatus;
import io.atopile.mcp.skill.tool.PlannedStep;
import io.atopile.mcp.skill.tool.SkillRun;
import io.atopile.mcp.terminal.ReportTone;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ResultEnvelope;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Prints a skill's results: progress on stderr, the report or the envelope on stdout. Each method returns the exit code. */
final class SkillPrinter {

    private static final int UNFINISHED = 3;
    private static final int REPORT_COLUMNS = 100;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final ToolAnnotations HINTS = ToolAnnotations.of(Set.of(Effect.WRITES_PROJECT), false);

    private final SkillRunService runs;
    private final ReportOptions form;
    private final PrintStream out;

    SkillPrinter(SkillRunService runs, ReportOptions form, PrintStream out) {
        this.runs = runs;
        this.form = form;
        this.out = out;
    }

    /** Follows a run of this process to its end. */
    int follow(String id) throws IOException, InterruptedException {
        var lines = new StepProgressPrinter(System.err, TerminalStyle.of(System.getenv()));
        var view = runs.await(id, Duration.ZERO, lines).orElseThrow();
        while (view.status() == SkillStatus.RUNNING) {
            view = runs.await(id, PAUSE, lines).orElseThrow();
            lines.show(view.steps());
        }
        var last = view;
        return printRun(last, runs.look(id, SkillReportBuilder::of).orElseGet(() -> SkillReportBuilder.of(last)));
    }

    /** Prints a run that an earlier process finished, from its record. */
    int printEnded(SkillRunView view) throws IOException {
        return printRun(view, SkillReportBuilder.of(view));
    }

    int printPlan(SkillRunRequest order) throws IOException {
        print(SkillRun.toPlanResult(order), SkillReportBuilder.buildPlanReport(order.skill().name(), order.skill().title(), PlannedStep.planSteps(order)));
        return 0;
    }

    int printRefusal(ToolFailure refused) {
        if (form.isJson()) {
            printEnvelope(refused.toResult());
        } else {
            System.err.println("skill: " + refused.message());
            refused.hint().ifPresent(hint -> System.err.println("skill: " + hint));
        }
        return 1;
    }

    private int printRun(SkillRunView view, SkillReport report) throws IOException {
        print(SkillRun.toResult(view), report);
        if (view.status() == SkillStatus.INTERRUPTED) {
            System.err.println("skill: continue with: atopile-mcp skill run --resume " + view.id());
        }
        return toExitCode(view, report);
    }

    /** Returns 0 if the skill's result is good, 1 if it failed or its report says that something is bad, 3 if it hasn't ended and can be resumed. */
    private static int toExitCode(SkillRunView run, SkillReport report) {
        return switch (run.status()) {
            case COMPLETED, FAILED, CANCELLED -> run.outcome().filter(SkillOutcome::isOk).isPresent() && report.tone() != ReportTone.BAD ? 0 : 1;
            case RUNNING, INTERRUPTED -> UNFINISHED;
        };
    }

    private void print(ToolResult<SkillRun.Output> result, SkillReport report) throws IOException {
        if (form.isJson()) {
            printEnvelope(result);
        } else {
            out.print(renderReport(report));
            out.flush();
        }
        form.writePage(report);
    }

    /** Renders a report in the width and colours of this terminal. */
    static String renderReport(SkillReport report) {
        var environment = System.getenv();
        return new ReportText(TerminalStyle.readColumns(environment, REPORT_COLUMNS), TerminalStyle.of(environment)).of(report);
    }

    private void printEnvelope(ToolResult<SkillRun.Output> result) {
        var envelope = switch (result) {
            case ToolResult.Ok<SkillRun.Output>(var data, var message, _, _) -> ResultEnvelope.ofSuccess(message, toJson(data), "");
            case ToolResult.Failed<SkillRun.Output>(var code, var message, var hint, var data) ->
                ResultEnvelope.ofFailure(code, message, data.map(SkillPrinter::toJson).orElse(null), HINTS, hint.orElse(null));
            case ToolResult.NeedsAnswer<SkillRun.Output> _ -> throw new IllegalStateException("A skill run doesn't ask questions itself");
        };
        out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(envelope.toJson()));
        out.flush();
    }

    private static JsonNode toJson(SkillRun.Output data) {
        return Json.mapper().valueToTree(data);
    }
}
