package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunFileChange;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** Writes a run's reports for people to its directory. They are derived from the journal and can be recreated. */
final class RunArtifactWriter implements RunWatcher {

    private final LiveRun run;

    RunArtifactWriter(LiveRun run) {
        this.run = run;
    }

    @Override
    public void handleEvent(RecordedEvent recorded) {
        switch (recorded.event()) {
            case RunEvent.PlanChanged(var plan) -> write("plan.md", plan(plan));
            case RunEvent.ToolEnded ended -> {
                write("tool-calls.jsonl", formatLine(recorded, ended), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (!ended.changes().isEmpty()) {
                    write("diff-summary.md", renderDiffs(run.state().work().changes()));
                }
            }
            case RunEvent.SessionConfigured _,
                    RunEvent.ContextGiven _,
                    RunEvent.TurnStarted _,
                    RunEvent.TurnCompleted _,
                    RunEvent.TurnAborted _,
                    RunEvent.Resumed _,
                    RunEvent.StepStarted _,
                    RunEvent.StepCompleted _,
                    RunEvent.StepFailed _,
                    RunEvent.ModelReplied _,
                    RunEvent.ToolBegun _,
                    RunEvent.ApprovalRequested _,
                    RunEvent.ApprovalAnswered _,
                    RunEvent.Steered _,
                    RunEvent.DiffChanged _,
                    RunEvent.FilesNoted _,
                    RunEvent.UsageCounted _,
                    RunEvent.Compacted _,
                    RunEvent.Warned _ -> {}
        }
    }

    @Override
    public void handleDelta(RunDelta delta) {}

    /** Recreates the reports, because a crash may have come between an event and its report. */
    void rebuildFiles() {
        var lines = new StringBuilder();
        for (var recorded : run.directory().events()) {
            if (recorded.event() instanceof RunEvent.ToolEnded ended) {
                lines.append(formatLine(recorded, ended));
            }
        }
        var work = run.state().work();
        write("tool-calls.jsonl", lines.toString());
        write("plan.md", plan(work.plan()));
        write("diff-summary.md", renderDiffs(work.changes()));
    }

    void writeVerification(VerifiedRun verified) {
        write("verify.json", Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(verified) + "\n");
    }

    void report(RunStatus status, String reason) {
        write("final-report.md", renderReport(status, reason));
    }

    /** Renders the outcome of the run for a person who reviews it. */
    private String renderReport(RunStatus status, String reason) {
        var state = run.state();
        var text = new StringBuilder("# Run %s: %s%n".formatted(state.spec().runId(), status.name().toLowerCase(Locale.ROOT)));
        if (!reason.isEmpty()) {
            text.append('\n').append(reason).append('\n');
        }
        state.work().answer().ifPresent(answer -> text.append("\n## The agent's answer\n\n").append(run.directory().texts().get(answer)).append('\n'));
        text.append("\n## Recorded facts\n\n").append(RunStateSummary.of(state)).append(formatUsage(state));
        return text.toString();
    }

    private static String formatUsage(RunState state) {
        var ledger = state.ledger();
        return "Used: %d tool calls, %,d tokens in and %,d out%s.%n"
                .formatted(
                        ledger.toolCalls(),
                        ledger.usage().input(),
                        ledger.usage().output(),
                        ledger.cost().map(cost -> ", " + cost.toPlainString()).orElse(""));
    }

    private static String formatLine(RecordedEvent recorded, RunEvent.ToolEnded ended) {
        var line = Json.object()
                .put("at", recorded.at().toString())
                .put("call_id", ended.callId())
                .put("tool", ended.name())
                .put("code", ended.code())
                .put("ms", ended.millis())
                .put("message", ended.message());
        return Json.mapper().writeValueAsString(line) + "\n";
    }

    static String plan(List<PlanStep> plan) {
        var text = new StringBuilder("# Plan\n\n");
        plan.forEach(step -> text.append("- [").append(RunStateSummary.mark(step.state())).append("] ").append(step.text()).append('\n'));
        return text.toString();
    }

    private String renderDiffs(List<RunFileChange> changes) {
        var text = new StringBuilder("# Changes\n");
        for (var change : changes) {
            text.append("\n## ").append(change.path()).append('\n');
            change.undoId().ifPresent(id -> text.append("\nundo: `").append(id).append("`\n"));
            change.diff().ifPresent(diff -> text.append("\n```diff\n").append(run.directory().texts().get(diff)).append("\n```\n"));
        }
        return text.toString();
    }

    private void write(String name, String text, OpenOption... how) {
        try {
            Files.writeString(run.directory().path().resolve(name), text, StandardCharsets.UTF_8, how);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
