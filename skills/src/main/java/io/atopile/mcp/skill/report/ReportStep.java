package io.atopile.mcp.skill.report;

import io.atopile.mcp.skill.run.StepState;
import io.atopile.mcp.skill.run.StepView;
import io.atopile.mcp.terminal.ReportTone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One step of a skill's run, for readers who want to know how the report was produced. */
public record ReportStep(String id, String tool, StepState state, String message, double seconds) {

    private static final String FAILED = "FAILED: ";

    static ReportStep of(StepView step) {
        return new ReportStep(step.id(), step.tool(), step.state(), step.message().map(ReportStep::stripFailurePrefix).orElse(""), step.seconds());
    }

    /** Strips the prefix, because the state already says that the step failed. */
    private static String stripFailurePrefix(String message) {
        return message.startsWith(FAILED) ? message.substring(FAILED.length()) : message;
    }

    static ReportSection.Table toTable(List<ReportStep> steps) {
        var columns = List.of("Step", "Tool", "State", "Seconds", "Message");
        return new ReportSection.Table("How this was found", columns, steps.stream().map(ReportStep::row).toList(), Optional.empty());
    }

    private List<TableCell> row() {
        var word = new TableCell(state.name().toLowerCase(Locale.ROOT), tone());
        return List.of(TableCell.of(id), TableCell.of(tool), word, TableCell.of(time()), TableCell.of(message));
    }

    private ReportTone tone() {
        return switch (state) {
            case DONE -> ReportTone.GOOD;
            case FAILED -> ReportTone.BAD;
            case UNDONE -> ReportTone.WARNING;
            case PENDING, RUNNING, SKIPPED -> ReportTone.NEUTRAL;
        };
    }

    private String time() {
        return switch (state) {
            case DONE, FAILED, UNDONE -> String.format(Locale.ROOT, "%.1f", seconds);
            case PENDING, RUNNING, SKIPPED -> "";
        };
    }
}
