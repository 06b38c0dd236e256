package io.atopile.mcp.report;

/** Whether a file is up to date with the design. */
public enum ReportFreshness {
    /** The target's last build wrote it, and no source has changed since. */
    FRESH,
    /** A later build didn't write it, or sources have changed since. */
    STALE,
    /** No recorded build could have written it. */
    UNKNOWN
}
