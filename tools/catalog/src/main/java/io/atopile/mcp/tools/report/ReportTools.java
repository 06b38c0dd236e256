package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.parts.assembly.CataloguedPackage;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.util.List;

/** The tools that read build results, in listing order. */
public final class ReportTools {

    private ReportTools() {}

    /** Creates the tools; {@code catalogs} finds the packages of parts in the user's catalogs. */
    public static List<Tool<?, ?>> createTools(Builds builds, LayoutAccess layouts, CataloguedPackage.Lookup catalogs) {
        var desk = new ReportAccess(builds);
        return List.of(
                new ReportBom(desk),
                new ReportVariables(desk),
                new ReportNets(layouts),
                new ReportPowerTree(desk),
                new ReportArtifacts(builds),
                new ManufacturingSummary(builds, layouts, catalogs));
    }
}
