package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.nio.file.Path;
import java.util.List;

/** The design tools, in listing order. */
public final class DesignTools {

    private DesignTools() {}

    /** Creates the tools; the caller owns {@code builds} and {@code server} and closes them. */
    public static List<Tool<?, ?>> createTools(Path snapshots, Builds builds, LanguageServer server, AtoFinder ato) {
        var compiler = new DesignCompiler(builds.interpreters());
        var inspector = new DiagnosticsCollector(server);
        var layouts = new LayoutAccess(builds, snapshots);
        return List.of(
                new DesignOverview(snapshots, builds, layouts),
                new DesignCheck(snapshots, builds, inspector),
                new DesignLookup(snapshots, server),
                new DesignModules(compiler, ato),
                new DesignVerify(compiler, ato),
                new DesignDiagnostics(snapshots, builds, inspector),
                new DesignCompare(builds, compiler, ato, layouts, snapshots.resolveSibling("compared")));
    }
}
