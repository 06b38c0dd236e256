package io.atopile.mcp.server;

import io.atopile.mcp.parts.catalogue.CatalogueFolder;
import io.atopile.mcp.parts.catalogue.ImportedShelves;
import io.atopile.mcp.parts.catalogue.PartShelf;
import io.atopile.mcp.parts.kicad.Dressing;
import io.atopile.mcp.parts.kicad.GenericParts;
import io.atopile.mcp.parts.kicad.KicadIndex;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.tools.parts.PartsDesk;
import java.util.List;
import java.util.Optional;

/** The places that parts are known from, as this user has them. */
record PartShelves(PartsDesk desk, Optional<KicadLibraries> libraries, ImportedShelves imported, KicadIndex kicad) implements AutoCloseable {

    static PartShelves of(AtopileSettings settings, PartShelf service) {
        var libraries = KicadLibraries.find(settings.environment());
        var imported = new ImportedShelves(new CatalogueFolder(Settings.catalogues(settings)));
        var kicad = new KicadIndex(libraries, settings.state().resolve("kicad").resolve("symbols.parts.db"));
        return new PartShelves(new PartsDesk(imported, service, new Dressing(kicad), List.of(kicad, new GenericParts())), libraries, imported, kicad);
    }

    @Override
    public void close() {
        imported.close();
        kicad.close();
    }
}
