package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.BudgetUsage;
import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunFileChange;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a run's reports for people to its directory. They are derived from the journal and can be recreated. */
record RunArtifactWriter(LiveRun run) implements RunWatcher {

    @Override
    public void handleEvent(RecordedEvent recorded) {
        if (recorded.event() instanceof RunEvent.PlanChanged(var plan)) {
            write("plan.md", plan(plan));
        } else if (recorded.event() instanceof RunEvent.ToolEnded ended) {
            append("tool-calls.jsonl", formatLine(recorded, ended));
            if (!ended.changes().isEmpty()) {
                write("diff-summary.md", renderDiffs(run.state().work().changes()));
            }
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

    void report(RunStatus status, String reason, Optional<BlobId> answer) {
        write("final-report.md", renderReport(status, reason, answer));
    }

    private String renderReport(RunStatus status, String reason, Optional<BlobId> answer) {
        var state = run.state();
        var text = new StringBuilder("# Run %s: %s%n".formatted(state.spec().runId(), status.name().toLowerCase(Locale.ROOT)));
        if (!reason.isEmpty()) {
            text.append('\n').append(reason).append('\n');
        }
        answer.ifPresent(given -> text.append("\n## The agent's answer\n\n").append(run.directory().texts().get(given)).append('\n'));
        text.append("\n## Recorded facts\n\n").append(RunStateSummary.of(state)).append(formatUsage(state.ledger()));
        return text.toString();
    }

    private static String formatUsage(BudgetUsage ledger) {
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

    private void append(String name, String text) {
        write(name, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void write(String name, String text, OpenOption... options) {
        try {
            Files.writeString(run.directory().path().resolve(name), text, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
