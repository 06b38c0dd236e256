package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tools.answer.CompilerReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The build tools, in listing order. */
public final class BuildTools {

    private BuildTools() {}

    /**
     * Creates the tools.
     *
     * @param builds owned and closed by the caller
     * @param snapshots the folder in the user's state directory that records the shown lines of every project's files
     */
    public static List<Tool<?, ?>> createTools(Builds builds, AtoFinder finder, Path snapshots) {
        return createTools(builds, finder, snapshots, (_, _) -> Optional.empty());
    }

    /** Creates the tools, with syntax fixes checked by the grammar before they are offered. */
    public static List<Tool<?, ?>> createTools(Builds builds, AtoFinder finder, Path snapshots, SyntaxCheck syntax) {
        var reference = new CompilerReference(finder, new StandardLibrary(), syntax, new DesignCompiler(builds.interpreters()));
        var ledger = new BuildLookup(builds, new DiagnosticAnchors(snapshots));
        var run = new BuildRun(ledger, finder);
        return List.of(
                run,
                new BuildStatus(ledger),
                new BuildList(builds),
                new BuildLogs(ledger),
                new BuildExplain(ledger, reference, new ExplanationRenderer(snapshots)),
                new BuildCancel(ledger),
                new ManufacturingGenerate(run));
    }
}
