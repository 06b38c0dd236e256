package io.atopile.mcp.server;

import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.ImportedCatalogs;
import io.atopile.mcp.parts.catalogue.PartProvider;
import io.atopile.mcp.parts.kicad.GenericParts;
import io.atopile.mcp.parts.kicad.KicadIndex;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.parts.kicad.SymbolFootprintLookup;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.tools.parts.PartLookup;
import java.util.List;
import java.util.Optional;

/** The part sources that this user has. */
record PartsWiring(PartLookup desk, Optional<KicadLibraries> libraries, ImportedCatalogs imported, KicadIndex kicad) implements AutoCloseable {

    static PartsWiring of(AtopileSettings settings, PartProvider service) {
        var libraries = KicadLibraries.find(settings.environment());
        var imported = new ImportedCatalogs(new CatalogFolder(Settings.getCatalogDirectory(settings)));
        var kicad = KicadIndex.ofState(libraries, settings.state());
        return new PartsWiring(new PartLookup(imported, service, new SymbolFootprintLookup(kicad), List.of(kicad, new GenericParts())), libraries, imported, kicad);
    }

    @Override
    public void close() {
        imported.close();
        kicad.close();
    }
}
