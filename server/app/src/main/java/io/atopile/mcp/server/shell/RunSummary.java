package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.agent.engine.VerifiedRun.VerifiedTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Summarizes a run in a few lines: how it ended, what it used, what it changed, what of that is verified, and how to continue. */
final class RunSummary {

    private static final int LONGEST_LINE = 400;

    private final TerminalStyle style;

    RunSummary(TerminalStyle style) {
        this.style = style;
    }

    String of(RunView run) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(formatEnding(run) + style.formatDim(" " + formatUsage(run)));
        var files = run.state().work().files();
        if (!files.isEmpty()) {
            lines.add("changed: " + TerminalStyle.toSingleLine(String.join(", ", files), LONGEST_LINE));
        }
        lines.addAll(describeVerified(run));
        lines.addAll(listNextSteps(run));
        lines.add(style.formatDim("record: " + run.directory().path()));
        return String.join("\n", lines);
    }

    private String formatEnding(RunView run) {
        var status = run.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var reason = run.state().reason().isEmpty() ? "" : ": " + TerminalStyle.toSingleLine(run.state().reason(), LONGEST_LINE);
        return run.status() == RunStatus.COMPLETED ? style.formatGood(status) : style.formatBad(status) + reason;
    }

    static String formatUsage(RunView run) {
        var ledger = run.state().ledger();
        var usage = ledger.usage();
        return "%d tool calls, %d s, %,d tokens in (%,d cached), %,d out%s".formatted(
                ledger.toolCalls(),
                Math.max(0, ledger.computeWorkTime(run.state().at()).toSeconds()),
                usage.input(),
                usage.cached(),
                usage.output(),
                ledger.cost().map(BigDecimal::toPlainString).map(cost -> ", cost " + cost).orElse(""));
    }

    /** Describes what builds verified, which the model's own answer may omit. */
    List<String> describeVerified(RunView run) {
        var lines = new ArrayList<String>();
        run.readVerification().ifPresent(verified -> {
            verified.targets().forEach(target -> lines.add("builds: " + describeVerified(target)));
            if (!verified.note().isEmpty()) {
                lines.add("builds: " + style.formatNotable(verified.note()));
            }
        });
        return lines;
    }

    private String describeVerified(VerifiedTarget target) {
        var before = target.problemsBefore().map(count -> " (%d before)".formatted(count)).orElse("");
        var text = "%s %s, problems: %d%s".formatted(target.target(), formatVerdict(target), target.problemsAfter(), before);
        return target.current() ? text : text + ", " + style.formatNotable("built before the last change");
    }

    private String formatVerdict(VerifiedTarget target) {
        var verdict = target.verdict().orElse("");
        return switch (verdict) {
            case "verified" -> style.formatGood("verified");
            case "unverified" -> style.formatNotable("built, but not proven (unverified)");
            case "" -> style.formatNotable(target.state() + ", so nothing is proven");
            default -> style.formatNotable(verdict);
        };
    }

    private static List<String> listNextSteps(RunView run) {
        var id = run.directory().id();
        var lines = new ArrayList<String>();
        if (run.status() == RunStatus.INTERRUPTED) {
            lines.add("resume:   atopile-mcp runs resume " + id);
        } else if (run.status().isOver() && run.state().spec().purpose() == RunPurpose.PLAN) {
            lines.add("execute:  atopile-mcp run --thread %s \"Carry out the plan.\"".formatted(run.state().spec().threadId()));
        } else if (run.status().isOver()) {
            lines.add("continue: atopile-mcp run --thread %s \"…\"".formatted(run.state().spec().threadId()));
        }
        if (!run.state().work().changes().isEmpty()) {
            lines.add("undo:     atopile-mcp runs revert " + id);
        }
        return lines;
    }
}
