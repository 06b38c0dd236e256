package io.atopile.mcp.server.shell;

import io.atopile.mcp.skill.run.StepState;
import io.atopile.mcp.skill.run.StepView;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.Progress;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Shows the steps of a skill as they are executed: a line for each that has ended and, in a terminal, the progress of the
 * current one.
 */
public final class StepProgressPrinter implements Progress {

    private static final int LONGEST = 100;

    private final TerminalOutput lines;
    private final TerminalStyle style;
    private final Set<String> shown = new HashSet<>();
    private int begun;

    public StepProgressPrinter(PrintStream out, TerminalStyle style) {
        this.lines = new TerminalOutput(out, style);
        this.style = style;
    }

    @Override
    public synchronized void report(double done, OptionalDouble total, String message) {
        var number = (int) done + 1;
        if (style.terminal()) {
            var of = total.isPresent() ? "/%.0f".formatted(total.getAsDouble()) : "";
            lines.showTransient(TerminalStyle.toSingleLine("%d%s %s".formatted(number, of, message), LONGEST));
        } else if (number > begun) {
            begun = number;
            lines.put("… " + TerminalStyle.toSingleLine(message, LONGEST));
        }
    }

    /** Shows the steps that have ended since the last call. */
    public synchronized void show(List<StepView> steps) {
        steps.stream().filter(step -> isOver(step.state()) && shown.add(step.id())).forEach(step -> lines.put(formatLine(step)));
    }

    private static boolean isOver(StepState state) {
        return switch (state) {
            case DONE, FAILED, UNDONE -> true;
            case PENDING, RUNNING, SKIPPED -> false;
        };
    }

    private String formatLine(StepView step) {
        var good = step.state() == StepState.DONE;
        var mark = good ? style.formatGood("✓") : step.state() == StepState.FAILED ? style.formatBad("✗") : style.formatNotable("!");
        var seconds = String.format(Locale.ROOT, " %.1f s", step.seconds());
        return mark + " " + TerminalStyle.toSingleLine(step.title(), LONGEST) + style.formatDim(seconds);
    }
}
