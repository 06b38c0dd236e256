package io.atopile.mcp.tools.packages;

import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.packages.PackageInstaller;
import io.atopile.mcp.packages.PackageRegistry;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;

/** The package tools, in listing order. */
public final class PackageTools {

    private PackageTools() {}

    /**
     * Creates the tools.
     *
     * @param snapshots where file changes are recorded
     */
    public static List<Tool<?, ?>> createTools(AtoFinder ato, JsonService service, Path snapshots) {
        var registry = new PackageRegistry(service, ato.services());
        var desk = new PackageOperations(registry, new PackageInstaller(ato, registry, snapshots));
        return List.of(
                new PackagesSearch(desk),
                new PackagesGet(desk),
                new PackagesInstall(desk),
                new PackagesRemove(desk),
                new PackagesSync(desk),
                new PackagesCreateLocal(desk));
    }
}
