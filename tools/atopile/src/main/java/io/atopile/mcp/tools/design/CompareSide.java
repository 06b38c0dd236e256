package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.Verdict;
import io.atopile.mcp.report.Freshness;
import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/** One of two designs that are compared, and how far it can be relied on. */
public record CompareSide(
        @Doc("Whether its parts, nets and so on were compared.") boolean compared,
        Optional<Verdict> verdict,
        @Doc("The build it was read from; none for the base, which is built apart.") Optional<String> buildId,
        Optional<Freshness> freshness,
        @Doc("Why it is stale, failed or not there.") Optional<String> why,
        @Doc("What it asserts and atopile never proved, at most 10.") List<String> unverified,
        int unverifiedTotal) {}
