package io.atopile.mcp.report;

/** The result of reading a report. */
public sealed interface ReportReadResult<T> {

    record Found<T>(T report, ReportProvenance provenance) implements ReportReadResult<T> {}

    /** No build has written the report. */
    record Absent<T>() implements ReportReadResult<T> {}

    /** The report exists, but its format is unknown. */
    record Unreadable<T>(String file) implements ReportReadResult<T> {}
}
