package io.atopile.mcp.tools.report;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.parts.assembly.CataloguedPackage;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.util.List;

/** The tools that read build results, in listing order. */
public final class ReportTools {

    private ReportTools() {}

    /** @param catalogs the packages of parts, as the user's catalogs have them */
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
