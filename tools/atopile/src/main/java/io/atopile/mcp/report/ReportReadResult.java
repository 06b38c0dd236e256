package io.atopile.mcp.report;

/** What came of looking for a report. */
public sealed interface ReportReadResult<T> {

    record Found<T>(T report, ReportProvenance provenance) implements ReportReadResult<T> {}

    /** No build has written it. */
    record Absent<T>() implements ReportReadResult<T> {}

    /** It is there, and not in a form that we know. */
    record Unreadable<T>(String file) implements ReportReadResult<T> {}
}
