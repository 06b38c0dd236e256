package io.atopile.mcp.report;

/** What came of looking for a report. */
public sealed interface ReportReading<T> {

    record Found<T>(T report, Provenance provenance) implements ReportReading<T> {}

    /** No build has written it. */
    record Absent<T>() implements ReportReading<T> {}

    /** It is there, and not in a form that we know. */
    record Unreadable<T>(String file) implements ReportReading<T> {}
}
