package io.atopile.mcp.report;

/** Whether what a file says is true of the design as it is now. */
public enum ReportFreshness {
    /** The target's last build wrote it, and no source was changed since. */
    FRESH,
    /** A later build didn't write it, or sources were changed since. */
    STALE,
    /** No build is on record that could have written it. */
    UNKNOWN
}
