package io.atopile.mcp.skill.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One step of a skill's run, for those who want to know how the report came about. */
public record StepLine(String id, String tool, StepState state, String message, double seconds) {

    static Section.Table table(List<StepLine> steps) {
        var columns = List.of("Step", "Tool", "State", "Seconds", "Message");
        return new Section.Table("How this was found", columns, steps.stream().map(StepLine::row).toList(), Optional.empty());
    }

    private List<Cell> row() {
        var time = state.tookTime() ? String.format(Locale.ROOT, "%.1f", seconds) : "";
        return List.of(Cell.of(id), Cell.of(tool), state.cell(), Cell.of(time), Cell.of(message));
    }
}
