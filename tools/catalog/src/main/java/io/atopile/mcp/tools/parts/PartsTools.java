package io.atopile.mcp.tools.parts;

import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.parts.install.PartInstaller;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The parts tools, in listing order. */
public final class PartsTools {

    private PartsTools() {}

    /**
     * Creates the tools.
     *
     * @param snapshots where file changes are recorded
     */
    public static List<Tool<?, ?>> createTools(PartLookup desk, Optional<KicadLibraries> libraries, AtoFinder finder, Path snapshots, LanguageServer language) {
        var install = new PartsInstall(desk, libraries, new PartInstaller(snapshots), language);
        var search = new PartsSearch(desk);
        return List.of(
                search,
                new PartsSearchOnline(search),
                new PartsGet(desk, libraries),
                new PartsAlternatives(desk),
                new PartsDatasheet(desk),
                install,
                new PartsInstallOnline(desk, install, finder, snapshots.resolveSibling("made-parts")));
    }
}
