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
 * What a change of a project means.
 *
 * @param nothingChanged both could be compared, and are the same
 * @param costBefore of the parts of known price of one board, in US dollars
 * @param costDifference only where all prices are known
 * @param shortened the lists that have more entries than are told, with how many there are
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

    /** The design at the revision; {@code why} says what stopped it. */
    public record Base(
            String revision,
            String subject,
            boolean compared,
            Optional<BuildVerdict> verdict,
            Optional<String> why,
            List<String> unverified) {}

    /** The design as it was built last; {@code why} says why it isn't fresh. */
    public record Present(
            boolean compared,
            Optional<BuildVerdict> verdict,
            Optional<String> buildId,
            Optional<ReportFreshness> freshness,
            Optional<String> why,
            List<String> unverified) {}
}
