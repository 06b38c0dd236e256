package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.engine.RunView;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a run to a person: what the model says as it says it, a line for every call, the plan when it changes, the end. */
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
    public void event(RecordedEvent recorded, RunView run) {
        switch (recorded.event()) {
            case RunEvent.SessionConfigured(var spec) -> lines.put(head(spec));
            case RunEvent.Resumed _ -> lines.put(style.dim("It goes on."));
            case RunEvent.ModelReplied reply -> said(reply, run);
            case RunEvent.StepFailed failed -> lines.put(style.bad("✗ the model: ") + cut(failed.message()));
            case RunEvent.ToolBegun call -> begun(call);
            case RunEvent.ToolEnded call -> ended(call);
            case RunEvent.ApprovalAnswered answer ->
                lines.put("%s %s, says %s".formatted(
                        answer.decision().isYes() ? style.good("✓ allowed") : style.bad("✗ denied"), answer.name(), answer.by()));
            case RunEvent.Steered more -> lines.put(style.bold("> ") + TerminalStyle.harmless(run.said(more.message())));
            case RunEvent.PlanChanged changed -> changed.plan().forEach(this::plan);
            case RunEvent.Compacted _ -> lines.put(style.dim("The conversation was made shorter."));
            case RunEvent.Warned warned -> lines.put(style.notable("! ") + cut(warned.message()));
            case RunEvent.ContextGiven _,
                    RunEvent.TurnStarted _,
                    RunEvent.TurnCompleted _,
                    RunEvent.TurnAborted _,
                    RunEvent.StepStarted _,
                    RunEvent.StepCompleted _,
                    RunEvent.ApprovalRequested _,
                    RunEvent.DiffChanged _,
                    RunEvent.FilesNoted _,
                    RunEvent.UsageCounted _ -> {}
        }
    }

    @Override
    public void delta(RunDelta delta) {
        switch (delta) {
            case RunDelta.Text(var step, var text) -> {
                spoken = step;
                lines.stream(TerminalStyle.harmless(text));
            }
            case RunDelta.Reasoning(_, var text) -> thinks(text);
            case RunDelta.StepProgress(_, var of, var message) when of.equals("model") ->
                lines.put(style.notable("… the model: ") + cut(message));
            case RunDelta.StepProgress(_, var of, var message) -> lines.passing(style.dim("… " + of + ": " + cut(message)));
        }
    }

    /** Only the end of it. */
    private void thinks(String more) {
        thought = TerminalStyle.harmless(thought + more);
        thought = thought.substring(Math.max(0, thought.length() - LONGEST_THOUGHT));
        lines.passing(style.dim("… " + cut(thought)));
    }

    @Override
    public void say(String line) {
        lines.put(style.notable(TerminalStyle.harmless(line)));
    }

    @Override
    public void preview(String text) {
        lines.put(PreviewText.coloured(text, style));
    }

    @Override
    public void end(RunView run) {
        lines.put(new RunSummary(style).of(run));
    }

    private String head(RunSpec spec) {
        return style.dim("run %s, %s, %s%s".formatted(
                spec.runId(),
                TerminalStyle.oneLine(spec.model().name(), LONGEST_LINE),
                spec.approval(),
                spec.project().map(project -> ", in " + TerminalStyle.oneLine(project, LONGEST_LINE)).orElse("")));
    }

    /** Unless it was heard while it came. */
    private void said(RunEvent.ModelReplied reply, RunView run) {
        thought = "";
        if (reply.step() != spoken) {
            reply.answer().ifPresent(text -> lines.put(TerminalStyle.harmless(run.directory().texts().get(text)).stripTrailing()));
        }
    }

    private void begun(RunEvent.ToolBegun call) {
        begun.put(call.callId(), call.summary());
        lines.passing(style.dim("… " + cut(call.name() + " " + call.summary())));
    }

    private void ended(RunEvent.ToolEnded call) {
        var ok = call.code().equals("ok");
        var about = begun.remove(call.callId());
        var changed = call.changes().stream().map(change -> TerminalStyle.oneLine(change.path(), LONGEST_LINE)).distinct().collect(Collectors.joining(", "));
        lines.put("%s %s%s %s%s%s".formatted(
                ok ? style.good("✓") : style.bad("✗"),
                style.bold(TerminalStyle.oneLine(call.name(), LONGEST_LINE)),
                about == null || about.isBlank() ? "" : " " + cut(about),
                style.dim("%,d ms".formatted(call.millis())),
                ok ? "" : " " + style.bad(call.code()) + ": " + cut(call.message()),
                changed.isEmpty() ? "" : style.notable(" changed " + changed)));
    }

    private void plan(PlanStep step) {
        var text = TerminalStyle.oneLine(step.text(), LONGEST_LINE);
        lines.put(switch (step.state()) {
            case PENDING -> "  [ ] " + text;
            case IN_PROGRESS -> style.bold("  [~] " + text);
            case DONE -> style.good("  [x] ") + text;
            case DROPPED -> style.dim("  [-] " + text);
        });
    }

    private static String cut(String text) {
        return TerminalStyle.oneLine(text, LONGEST_LINE);
    }
}
