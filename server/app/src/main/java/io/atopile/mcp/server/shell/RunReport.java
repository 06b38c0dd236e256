package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunFileChange;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders everything about a run that its reviewer needs. */
public final class RunReport {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_DIFF = 20_000;

    private final TerminalStyle style;

    public RunReport(TerminalStyle style) {
        this.style = style;
    }

    public String of(RunView run) {
        var work = run.state().work();
        var parts = new ArrayList<String>();
        parts.add(style.formatBold(run.directory().id()) + style.formatDim(" in conversation " + run.state().spec().threadId()));
        run.describeDamage().ifPresent(damage -> parts.add(style.formatNotable("! " + damage)));
        parts.add(renderSection("Task", CleanText.removeControls(run.prompt()).strip()));
        parts.add(renderSection("Plan", String.join("\n", work.plan().stream().map(RunReport::formatLine).toList())));
        parts.add(renderSection("Answer", CleanText.removeControls(run.answer()).strip()));
        parts.add(renderSection("Changes", renderDiffs(run, work.changes())));
        parts.add(renderSection("Builds", String.join("\n", work.builds().stream().map(this::formatLine).toList())));
        parts.add(renderSection("Waiting for you", run.state().calls().asked().map(question -> formatLine(run, question)).orElse("")));
        parts.add(new RunSummary(style).of(run).strip());
        parts.removeIf(String::isEmpty);
        return String.join("\n\n", parts);
    }

    private String renderSection(String title, String text) {
        return text.isBlank() ? "" : style.formatBold(title) + "\n" + text;
    }

    private static String formatLine(PlanStep step) {
        var mark = switch (step.state()) {
            case PENDING -> " ";
            case IN_PROGRESS -> "~";
            case DONE -> "x";
            case DROPPED -> "-";
        };
        return "[%s] %s".formatted(mark, TerminalStyle.toSingleLine(step.text(), LONGEST_LINE));
    }

    private String formatLine(BuildObservation build) {
        var verdict = build.verdict().orElse(build.state());
        return "%s %s: %s, problems: %d".formatted(
                build.target(), style.formatDim(build.buildId()), verdict.equals("verified") ? style.formatGood(verdict) : style.formatNotable(verdict), build.problems());
    }

    private String formatLine(RunView run, RunEvent.ApprovalRequested question) {
        return run.status().isOver()
                ? ""
                : "%s%n%s%nDenied if not answered by %s.%natopile-mcp runs reply %s --yes (or --no, --for-run)".formatted(
                        question.question(),
                        PreviewText.applyColors(run.preview(question).whole().lines().map("  "::concat).collect(Collectors.joining("\n")), style),
                        question.until(),
                        run.directory().id());
    }

    private String renderDiffs(RunView run, List<RunFileChange> changes) {
        var text = new StringBuilder();
        for (var change : changes) {
            text.append(style.formatNotable(TerminalStyle.toSingleLine(change.path(), LONGEST_LINE))).append('\n');
            change.diff().map(run.directory().texts()::get).map(CleanText::removeControls).ifPresent(diff -> diff.lines().forEach(line -> text.append(applyColors(line)).append('\n')));
        }
        return text.length() <= LONGEST_DIFF
                ? text.toString().stripTrailing()
                : text.substring(0, LONGEST_DIFF) + "\n… the whole diff is in diff-summary.md in the run directory …";
    }

    private String applyColors(String line) {
        return line.startsWith("+") ? style.formatGood(line) : line.startsWith("-") ? style.formatBad(line) : line;
    }
}
