package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.report.Provenance;
import io.atopile.mcp.report.ReportReading;
import io.atopile.mcp.report.Reports;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.targets.TargetChoice;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the report that a call asks for, and says what to do where there is none. */
final class ReportDesk {

    static final String BUILD_FIRST = "build_run makes it.";

    private final Builds builds;

    ReportDesk(Builds builds) {
        this.builds = builds;
    }

    /** Reads one of a target's reports. */
    @FunctionalInterface
    interface Reader<T> {
        ReportReading<T> read(Reports reports) throws InterruptedException;
    }

    /** Answers with what {@code show} makes of the report. */
    <T, O extends Record> ToolResult<O> answer(
            ToolContext context, Optional<String> target, Reader<T> reader, BiFunction<T, Provenance, ToolResult<O>> show)
            throws InterruptedException {
        return switch (TargetChoice.of(context.project(), target, builds.writable())) {
            case TargetChoice.None none -> none.asResult();
            case TargetChoice.Chosen(var project, var chosen) -> switch (reader.read(new Reports(builds, project, chosen))) {
                case ReportReading.Found<T>(var report, var provenance) -> show.apply(report, provenance);
                case ReportReading.Absent<T> _ -> ToolResult.failed(
                        ErrorCode.NOT_FOUND, "No build has written this report for the target '%s'.".formatted(chosen.name()), BUILD_FIRST);
                case ReportReading.Unreadable<T>(var file) -> ToolResult.failed(
                        ErrorCode.NOT_FOUND, "%s can't be read as a report of a known form.".formatted(file), BUILD_FIRST);
            };
        };
    }
}
