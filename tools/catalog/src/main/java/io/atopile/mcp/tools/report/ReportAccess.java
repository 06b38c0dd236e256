package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.report.ReportProvenance;
import io.atopile.mcp.report.ReportReadResult;
import io.atopile.mcp.report.ReportReader;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.answer.TargetChoice;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the report that a call requests, and says what to do if there is none. */
final class ReportAccess {

    static final String BUILD_FIRST = "Run build_run first.";

    private final Builds builds;

    ReportAccess(Builds builds) {
        this.builds = builds;
    }

    /** Reads one of a target's reports. */
    @FunctionalInterface
    interface Reader<T> {
        ReportReadResult<T> read(ReportReader reports) throws InterruptedException;
    }

    /** Returns what {@code show} makes of the report. */
    <T, O extends Record> ToolResult<O> answer(
            ToolContext context, Optional<String> target, Reader<T> reader, BiFunction<T, ReportProvenance, ToolResult<O>> show)
            throws InterruptedException {
        return switch (TargetChoice.of(context.project(), target, builds.writable())) {
            case TargetChoice.None none -> none.asResult();
            case TargetChoice.Chosen(var project, var chosen) -> switch (reader.read(new ReportReader(builds, project, chosen))) {
                case ReportReadResult.Found<T>(var report, var provenance) -> show.apply(report, provenance);
                case ReportReadResult.Absent<T> _ -> ToolResult.fail(
                        ErrorCode.NOT_FOUND, "No build has written this report for target '%s'.".formatted(chosen.name()), BUILD_FIRST);
                case ReportReadResult.Unreadable<T>(var file) -> ToolResult.fail(
                        ErrorCode.NOT_FOUND, "%s is not a report in a known format.".formatted(file), BUILD_FIRST);
            };
        };
    }
}
