package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.compare.BomChange;
import io.atopile.mcp.compare.ComponentMove;
import io.atopile.mcp.compare.DependencyChange;
import io.atopile.mcp.compare.LayoutComparison;
import io.atopile.mcp.compare.NetChange;
import io.atopile.mcp.compare.ParameterChange;
import io.atopile.mcp.compare.PartChange;
import io.atopile.mcp.compare.RevisionFileChange;
import io.atopile.mcp.report.ReportFreshness;
import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The differences between two states of a project.
 *
 * @param nothingChanged both states could be compared and are the same
 * @param costBefore of one board's parts with a known price, in US dollars
 * @param costDifference present only if all prices are known
 * @param verification of the two states, as {@link VerificationChanges}
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
        @Doc("Lists assertions, verdicts, values, conflicts, part_conflicts.") ObjectNode verification,
        List<String> shortened) {

    /**
     * The design at the revision.
     *
     * @param why the reason if it could not be compared
     * @param unverified assertions that are undecided, with the reason; all of them if they could not be examined
     * @param unexamined why they could not be examined
     */
    public record Base(
            String revision,
            String subject,
            boolean compared,
            Optional<BuildVerdict> verdict,
            Optional<String> why,
            List<String> unverified,
            Optional<String> unexamined) {}

    /**
     * The design as last built; its assertions are those of the present sources.
     *
     * @param why the reason if it isn't fresh
     * @param unverified assertions that are undecided, with the reason; all of them if they could not be examined
     * @param unexamined why they could not be examined
     */
    public record Present(
            boolean compared,
            Optional<BuildVerdict> verdict,
            Optional<String> buildId,
            Optional<ReportFreshness> freshness,
            Optional<String> why,
            List<String> unverified,
            Optional<String> unexamined) {}
}
