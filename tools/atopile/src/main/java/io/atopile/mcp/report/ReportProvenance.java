package io.atopile.mcp.report;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** Where a report comes from, and whether it is still reliable. */
public record ReportProvenance(
        @Doc("fresh: written by the last build, sources unchanged since; stale: see why; unknown: no recorded build wrote it.") ReportFreshness freshness,
        @Doc("Why it is stale or unknown.") Optional<String> why,
        @Doc("The build that wrote it, if it is recorded.") Optional<String> buildId,
        @Doc("When it was written, UTC.") String madeAt) {

    /** Returns a prefix for messages; empty if the report is fresh. */
    public String caution() {
        return switch (freshness) {
            case FRESH -> "";
            case STALE -> "STALE, " + why.orElse("not written by the last build") + ": ";
            case UNKNOWN -> "Of unknown age, " + why.orElse("no recorded build wrote it") + ": ";
        };
    }
}
