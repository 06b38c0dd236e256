package io.atopile.mcp.tools.design;

import io.atopile.mcp.compare.AssertionChange;
import io.atopile.mcp.compare.BomChange;
import io.atopile.mcp.compare.CostChange;
import io.atopile.mcp.compare.FileChange;
import io.atopile.mcp.compare.LayoutComparison;
import io.atopile.mcp.compare.Move;
import io.atopile.mcp.compare.NetChange;
import io.atopile.mcp.compare.PackageChange;
import io.atopile.mcp.compare.ParameterChange;
import io.atopile.mcp.compare.PartChange;
import io.atopile.mcp.compare.Totals;
import io.atopile.mcp.tool.Doc;
import java.util.List;

/** What a change of a project means. */
public record CompareOutput(
        String target,
        @Doc("The revision's whole hash.") String revision,
        @Doc("The first line of its message.") String subject,
        @Doc("Both designs could be compared, and are the same.") boolean nothingChanged,
        CompareSide before,
        CompareSide after,
        List<FileChange> files,
        List<PartChange> parts,
        List<NetChange> nets,
        List<ParameterChange> parameters,
        List<BomChange> bom,
        CostChange cost,
        List<Move> moved,
        LayoutComparison.Sizes layout,
        List<PackageChange> packages,
        List<AssertionChange> assertions,
        @Doc("Also those beyond limit.") Totals totals) {}
