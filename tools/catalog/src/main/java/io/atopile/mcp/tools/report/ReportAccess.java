package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.report.ReportReadResult;
import io.atopile.mcp.report.ReportReader;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.TargetChoice;
import java.util.Optional;

/** Finds the report that a call requests, and says what to do if there is none. */
record ReportAccess(Builds builds) {

    static final String BUILD_FIRST = "Run build_run first.";

    /** Reads one of a target's reports. */
    @FunctionalInterface
    interface Reader<T> {
        ReportReadResult<T> read(ReportReader reports) throws InterruptedException;
    }

    /** Returns the report with its provenance. */
    <T> ReportReadResult.Found<T> require(ToolContext context, Optional<String> target, Reader<T> reader) throws InterruptedException, ToolFailure {
        var chosen = TargetChoice.of(context.project(), target, builds.writable());
        return switch (reader.read(new ReportReader(builds, chosen.project(), chosen.target()))) {
            case ReportReadResult.Found<T> found -> found;
            case ReportReadResult.Absent<T> _ -> throw new ToolFailure(
                    ErrorCode.NOT_FOUND, "No build has written this report for target '%s'.".formatted(chosen.target().name()), BUILD_FIRST);
            case ReportReadResult.Unreadable<T>(var file) -> throw new ToolFailure(
                    ErrorCode.NOT_FOUND, "%s is not a report in a known format.".formatted(file), BUILD_FIRST);
        };
    }
}
