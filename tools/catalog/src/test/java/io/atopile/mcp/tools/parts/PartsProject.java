package io.atopile.mcp.tools.parts;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.CatalogImport;
import io.atopile.mcp.parts.catalogue.ImportOutcome;
import io.atopile.mcp.parts.catalogue.ImportedCatalogs;
import io.atopile.mcp.parts.kicad.GenericParts;
import io.atopile.mcp.parts.kicad.KicadIndex;
import io.atopile.mcp.parts.kicad.RealKicadLibraries;
import io.atopile.mcp.parts.kicad.SymbolFootprintLookup;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import io.atopile.mcp.tools.report.ReportTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An empty project, a catalog and KiCad's libraries, with the tools that install parts, build and report, on the real atopile. */
final class PartsProject implements AutoCloseable {

    private final Path root;
    private final Builds builds;
    private final LanguageServer language;
    private final KicadIndex index;
    private final ImportedCatalogs imported;
    private final Client client;

    private PartsProject(Path scratch, AtopileSettings settings, CatalogFolder folder) throws Exception {
        root = Files.createDirectory(scratch.resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default:\n    entry: main.ato:Main\n");
        var libraries = Optional.of(RealKicadLibraries.find());
        var finder = new AtoFinder(settings);
        var snapshots = scratch.resolve("snapshots");
        builds = new Builds(settings);
        language = new LanguageServer(finder);
        KnownIndexes.lend(settings.state());
        index = KicadIndex.ofState(libraries, settings.state());
        imported = new ImportedCatalogs(folder);
        var generic = new GenericParts();
        var lookup = new PartLookup(imported, generic, new SymbolFootprintLookup(index), List.of(index, generic));
        client = new Client(
                root,
                Stream.of(
                        PartsTools.createTools(lookup, libraries, finder, snapshots, language),
                        BuildTools.createTools(builds, finder, snapshots),
                        ReportTools.createTools(builds, new LayoutAccess(builds, snapshots), _ -> Optional.empty())));
    }

    /**
     * Creates a project below a scratch directory.
     *
     * @param records of a JLCPCB list; empty for none
     */
    static PartsProject create(Path scratch, AtopileSettings settings, String records) throws Exception {
        RealAto.in(settings);
        var folder = new CatalogFolder(scratch.resolve("catalogues"));
        if (!records.isEmpty()) {
            var list = Files.writeString(scratch.resolve("list.csv"), records);
            assertInstanceOf(ImportOutcome.Imported.class, new CatalogImport(folder).run(list, "jlc", Progress.NONE));
        }
        return new PartsProject(scratch, settings, folder);
    }

    Path root() {
        return root;
    }

    Client client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        imported.close();
        index.close();
        language.close();
        builds.close();
    }
}
