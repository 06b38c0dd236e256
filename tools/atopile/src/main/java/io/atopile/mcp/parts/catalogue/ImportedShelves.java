package io.atopile.mcp.parts.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shelves over the user's catalogues, as many as there are at the moment of each question. */
public final class ImportedShelves implements AutoCloseable {

    private final CatalogueFolder folder;
    private final Map<String, CatalogueShelf> shelves = new HashMap<>();

    public ImportedShelves(CatalogueFolder folder) {
        this.folder = folder;
    }

    /** One for each catalogue, by name. */
    public synchronized List<PartShelf> all() {
        return folder.names().stream()
                .<PartShelf>map(name -> shelves.computeIfAbsent(name, _ -> CatalogueShelf.imported(folder, name)))
                .toList();
    }

    @Override
    public synchronized void close() {
        shelves.values().forEach(CatalogueShelf::close);
        shelves.clear();
    }
}
