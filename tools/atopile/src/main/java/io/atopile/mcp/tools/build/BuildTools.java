package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.tool.Tool;
import java.util.List;

/** The tools on builds, in the order in which they are listed. */
public final class BuildTools {

    private BuildTools() {}

    /** Makes the tools; the caller keeps {@code builds} and closes it. */
    public static List<Tool<?, ?>> in(Builds builds, AtoFinder finder) {
        var ledger = new Ledger(builds);
        var run = new BuildRun(builds, finder);
        return List.of(
                run,
                new BuildStatus(ledger),
                new BuildList(builds),
                new BuildLogs(ledger),
                new BuildCancel(ledger),
                new ManufacturingGenerate(run));
    }
}
