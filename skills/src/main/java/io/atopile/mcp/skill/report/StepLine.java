package io.atopile.mcp.skill.report;

import io.atopile.mcp.skill.run.StepState;
import io.atopile.mcp.skill.run.StepView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One step of a skill's run, for those who want to know how the report came about. */
public record StepLine(String id, String tool, StepState state, String message, double seconds) {

    private static final String FAILED = "FAILED: ";

    static StepLine of(StepView step) {
        return new StepLine(step.id(), step.tool(), step.state(), step.message().map(StepLine::plain).orElse(""), step.seconds());
    }

    /** The state says already that it failed. */
    private static String plain(String message) {
        return message.startsWith(FAILED) ? message.substring(FAILED.length()) : message;
    }

    static Section.Table table(List<StepLine> steps) {
        var columns = List.of("Step", "Tool", "State", "Seconds", "Message");
        return new Section.Table("How this was found", columns, steps.stream().map(StepLine::row).toList(), Optional.empty());
    }

    private List<Cell> row() {
        var word = new Cell(state.name().toLowerCase(Locale.ROOT), tone());
        return List.of(Cell.of(id), Cell.of(tool), word, Cell.of(time()), Cell.of(message));
    }

    private Tone tone() {
        return switch (state) {
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case UNDONE -> Tone.WARNING;
            case PENDING, RUNNING, SKIPPED -> Tone.NEUTRAL;
        };
    }

    private String time() {
        return switch (state) {
            case DONE, FAILED, UNDONE -> String.format(Locale.ROOT, "%.1f", seconds);
            case PENDING, RUNNING, SKIPPED -> "";
        };
    }
}
