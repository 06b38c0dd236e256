package io.atopile.mcp.report;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** Where a report comes from, and whether it can still be relied on. */
public record ReportProvenance(
        @Doc("fresh: of the last build, sources unchanged since; stale: see why; unknown: no such build is on record.") ReportFreshness freshness,
        @Doc("What makes it stale or unknown.") Optional<String> why,
        @Doc("The build that wrote it, where it is on record.") Optional<String> buildId,
        @Doc("When it was written, UTC.") String madeAt) {

    /** For the beginning of a message: nothing when fresh. */
    public String caution() {
        return switch (freshness) {
            case FRESH -> "";
            case STALE -> "STALE, " + why.orElse("not of the last build") + ": ";
            case UNKNOWN -> "Of unknown age, " + why.orElse("no build is on record") + ": ";
        };
    }
}
