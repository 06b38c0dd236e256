package io.atopile.mcp.tools.parts;

import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.parts.install.PartInstaller;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The tools on parts, in the order in which they are listed. */
public final class PartsTools {

    private PartsTools() {}

    /**
     * All of them.
     *
     * @param snapshots where what is changed of files is remembered
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
