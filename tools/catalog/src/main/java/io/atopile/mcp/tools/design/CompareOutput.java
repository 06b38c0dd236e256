package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.compare.AssertionChange;
import io.atopile.mcp.compare.BomChange;
import io.atopile.mcp.compare.ComponentMove;
import io.atopile.mcp.compare.DependencyChange;
import io.atopile.mcp.compare.LayoutComparison;
import io.atopile.mcp.compare.NetChange;
import io.atopile.mcp.compare.ParameterChange;
import io.atopile.mcp.compare.PartChange;
import io.atopile.mcp.compare.RevisionFileChange;
import io.atopile.mcp.report.ReportFreshness;
import java.util.List;
import java.util.Optional;

/**
 * The differences between two states of a project.
 *
 * @param nothingChanged both states could be compared and are the same
 * @param costBefore of one board's parts with a known price, in US dollars
 * @param costDifference present only if all prices are known
 * @param shortened the truncated lists, with their full number of entries
 */
public record CompareOutput(
        String target,
        boolean nothingChanged,
        Base before,
        Present after,
        List<RevisionFileChange> files,
        List<PartChange> parts,
        List<NetChange> nets,
        List<ParameterChange> parameters,
        List<BomChange> bom,
        Optional<Double> costBefore,
        Optional<Double> costAfter,
        Optional<Double> costDifference,
        List<ComponentMove> moved,
        LayoutComparison.Sizes layout,
        List<DependencyChange> packages,
        List<AssertionChange> assertions,
        List<String> shortened) {

    /** The design at the revision; {@code why} is the reason if it could not be compared. */
    public record Base(
            String revision,
            String subject,
            boolean compared,
            Optional<BuildVerdict> verdict,
            Optional<String> why,
            List<String> unverified) {}

    /** The design as last built; {@code why} is the reason if it isn't fresh. */
    public record Present(
            boolean compared,
            Optional<BuildVerdict> verdict,
            Optional<String> buildId,
            Optional<ReportFreshness> freshness,
            Optional<String> why,
            List<String> unverified) {}
}
