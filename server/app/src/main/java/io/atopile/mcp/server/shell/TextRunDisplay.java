package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.CleanText;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a run to a person: the model's answers as they stream in, a line per call, the plan whenever it changes, and the result. */
public final class TextRunDisplay implements RunDisplay {

    private static final int LONGEST_LINE = 150;
    private static final int LONGEST_THOUGHT = 90;

    private final TerminalOutput lines;
    private final TerminalStyle style;
    private final Map<String, String> begun = new HashMap<>();
    private int spoken = -1;
    private String thought = "";

    public TextRunDisplay(PrintStream out, TerminalStyle style) {
        this.lines = new TerminalOutput(out, style);
        this.style = style;
    }

    @Override
    public void showEvent(RecordedEvent recorded, RunView run) {
        switch (recorded.event()) {
            case RunEvent.SessionConfigured(var spec) -> lines.put(formatHeader(spec));
            case RunEvent.Resumed _ -> lines.put(style.formatDim("Resumed."));
            case RunEvent.ModelReplied reply -> showReply(reply, run);
            case RunEvent.StepFailed failed -> lines.put(style.formatBad("✗ model: ") + cut(failed.message()));
            case RunEvent.ToolBegun call -> showToolStart(call);
            case RunEvent.ToolEnded call -> showToolEnd(call);
            case RunEvent.ApprovalAnswered answer ->
                lines.put("%s %s (by %s)".formatted(
                        answer.decision().isYes() ? style.formatGood("✓ allowed") : style.formatBad("✗ denied"), answer.name(), answer.by()));
            case RunEvent.Steered more -> lines.put(style.formatBold("> ") + CleanText.removeControls(run.readText(more.message())));
            case RunEvent.PlanChanged changed -> changed.plan().forEach(this::plan);
            case RunEvent.Compacted _ -> lines.put(style.formatDim("The conversation was compacted."));
            case RunEvent.Nudged(var why, _) -> lines.put(style.formatNotable("! ") + why.describe());
            case RunEvent.Warned warned -> lines.put(style.formatNotable("! ") + cut(warned.message()));
            case RunEvent.ContextGiven _,
                    RunEvent.ConversationContinued _,
                    RunEvent.TurnStarted _,
                    RunEvent.TurnCompleted _,
                    RunEvent.TurnAborted _,
                    RunEvent.StepStarted _, RunEvent.StepCompleted _,
                    RunEvent.ReplyCut _, RunEvent.BuildsNoted _,
                    RunEvent.ApprovalRequested _,
                    RunEvent.DiffChanged _,
                    RunEvent.FilesNoted _,
                    RunEvent.UsageCounted _ -> {}
        }
    }

    @Override
    public void showDelta(RunDelta delta) {
        switch (delta) {
            case RunDelta.Text(var step, var text) -> {
                spoken = step;
                lines.append(CleanText.removeControls(text));
            }
            case RunDelta.Reasoning(_, var text) -> showThought(text);
            case RunDelta.StepProgress(_, var of, var message) when of.equals("model") ->
                lines.put(style.formatNotable("… model: ") + cut(message));
            case RunDelta.StepProgress(_, var of, var message) -> lines.showTransient(style.formatDim("… " + of + ": " + cut(message)));
        }
    }

    /** Shows only the end of the reasoning text. */
    private void showThought(String more) {
        thought = CleanText.removeControls(thought + more);
        thought = thought.substring(Math.max(0, thought.length() - LONGEST_THOUGHT));
        lines.showTransient(style.formatDim("… " + cut(thought)));
    }

    @Override
    public void say(String line) {
        lines.put(style.formatNotable(CleanText.removeControls(line)));
    }

    @Override
    public void preview(String text) {
        lines.put(PreviewText.applyColors(text, style));
    }

    @Override
    public void end(RunView run) {
        lines.put(new RunSummary(style).of(run));
    }

    private String formatHeader(RunSpec spec) {
        return style.formatDim("run %s, %s, %s%s".formatted(
                spec.runId(),
                TerminalStyle.toSingleLine(spec.model().name(), LONGEST_LINE),
                spec.approval(),
                spec.project().map(project -> ", in " + TerminalStyle.toSingleLine(project, LONGEST_LINE)).orElse("")));
    }

    /** Shows a reply, unless it was shown while it streamed in. */
    private void showReply(RunEvent.ModelReplied reply, RunView run) {
        thought = "";
        if (reply.step() != spoken) {
            reply.answer().ifPresent(text -> lines.put(CleanText.removeControls(run.directory().texts().get(text)).stripTrailing()));
        }
    }

    private void showToolStart(RunEvent.ToolBegun call) {
        begun.put(call.callId(), call.summary());
        lines.showTransient(style.formatDim("… " + cut(call.name() + " " + call.summary())));
    }

    private void showToolEnd(RunEvent.ToolEnded call) {
        var ok = call.code().equals("ok");
        var about = begun.remove(call.callId());
        var changed = call.changes().stream().map(change -> TerminalStyle.toSingleLine(change.path(), LONGEST_LINE)).distinct().collect(Collectors.joining(", "));
        lines.put("%s %s%s %s%s%s".formatted(
                ok ? style.formatGood("✓") : style.formatBad("✗"),
                style.formatBold(TerminalStyle.toSingleLine(call.name(), LONGEST_LINE)),
                about == null || about.isBlank() ? "" : " " + cut(about),
                style.formatDim("%,d ms".formatted(call.millis())),
                ok ? "" : " " + style.formatBad(call.code()) + ": " + cut(call.message()),
                changed.isEmpty() ? "" : style.formatNotable(" changed " + changed)));
    }

    private void plan(PlanStep step) {
        var text = TerminalStyle.toSingleLine(step.text(), LONGEST_LINE);
        lines.put(switch (step.state()) {
            case PENDING -> "  [ ] " + text;
            case IN_PROGRESS -> style.formatBold("  [~] " + text);
            case DONE -> style.formatGood("  [x] ") + text;
            case DROPPED -> style.formatDim("  [-] " + text);
        });
    }

    private static String cut(String text) {
        return TerminalStyle.toSingleLine(text, LONGEST_LINE);
    }
}
