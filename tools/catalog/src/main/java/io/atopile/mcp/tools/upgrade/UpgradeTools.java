package io.atopile.mcp.tools.upgrade;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tools.answer.CompilerReference;
import java.nio.file.Path;
import java.util.List;

/** The upgrade tools, in listing order. */
public final class UpgradeTools {

    private UpgradeTools() {}

    /**
     * Creates the tools.
     *
     * @param snapshots the folder in the user's state directory with the history of every project's files
     * @param syntax checks sources with the grammar of the installed atopile
     */
    public static List<Tool<?, ?>> createTools(Builds builds, AtoFinder finder, Path snapshots, SyntaxCheck syntax) {
        var reference = new CompilerReference(finder, new StandardLibrary(), syntax, new DesignCompiler(builds.interpreters()));
        return List.of(new ProjectUpgradeTool(finder, reference, snapshots));
    }
}
