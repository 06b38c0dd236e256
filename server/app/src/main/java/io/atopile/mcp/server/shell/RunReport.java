package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunFileChange;
import io.atopile.mcp.agent.engine.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is worth knowing of a run, for a person who reviews it. */
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
        parts.add(style.bold(run.directory().id()) + style.dim(" in conversation " + run.state().spec().threadId()));
        parts.add(section("Task", TerminalStyle.harmless(run.prompt()).strip()));
        parts.add(section("Plan", String.join("\n", work.plan().stream().map(RunReport::line).toList())));
        parts.add(section("Answer", TerminalStyle.harmless(run.answer()).strip()));
        parts.add(section("Changes", diffs(run, work.changes())));
        parts.add(section("Builds", String.join("\n", work.builds().stream().map(this::line).toList())));
        parts.add(section("Waits for you", run.state().calls().asked().map(question -> line(run, question)).orElse("")));
        parts.add(new RunSummary(style).of(run).strip());
        parts.removeIf(String::isEmpty);
        return String.join("\n\n", parts);
    }

    private String section(String title, String text) {
        return text.isBlank() ? "" : style.bold(title) + "\n" + text;
    }

    private static String line(PlanStep step) {
        var mark = switch (step.state()) {
            case PENDING -> " ";
            case IN_PROGRESS -> "~";
            case DONE -> "x";
            case DROPPED -> "-";
        };
        return "[%s] %s".formatted(mark, TerminalStyle.oneLine(step.text(), LONGEST_LINE));
    }

    private String line(BuildObservation build) {
        var verdict = build.verdict().orElse(build.state());
        return "%s %s: %s, %d problems".formatted(
                build.target(), style.dim(build.buildId()), verdict.equals("verified") ? style.good(verdict) : style.notable(verdict), build.problems());
    }

    private String line(RunView run, RunEvent.ApprovalRequested question) {
        return run.status().isOver()
                ? ""
                : "%s%n%s%nThe answer is no after %s.%natopile-mcp runs reply %s --yes (or --no, --for-run)".formatted(
                        question.question(),
                        PreviewText.coloured(run.preview(question).whole().lines().map("  "::concat).collect(Collectors.joining("\n")), style),
                        question.until(),
                        run.directory().id());
    }

    private String diffs(RunView run, List<RunFileChange> changes) {
        var text = new StringBuilder();
        for (var change : changes) {
            text.append(style.notable(TerminalStyle.oneLine(change.path(), LONGEST_LINE))).append('\n');
            change.diff().map(run.directory().texts()::get).map(TerminalStyle::harmless).ifPresent(diff -> diff.lines().forEach(line -> text.append(coloured(line)).append('\n')));
        }
        return text.length() <= LONGEST_DIFF
                ? text.toString().stripTrailing()
                : text.substring(0, LONGEST_DIFF) + "\n… diff-summary.md in the run's directory has all of it …";
    }

    private String coloured(String line) {
        return line.startsWith("+") ? style.good(line) : line.startsWith("-") ? style.bad(line) : line;
    }
}
