package io.atopile.mcp.parts.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shelves over the user's catalogues, as many as there are at the moment of each question. */
public final class ImportedCatalogs implements AutoCloseable {

    private final CatalogFolder folder;
    private final Map<String, CatalogPartProvider> shelves = new HashMap<>();

    public ImportedCatalogs(CatalogFolder folder) {
        this.folder = folder;
    }

    /** One for each catalogue, by name. */
    public synchronized List<PartProvider> all() {
        return folder.names().stream()
                .<PartProvider>map(name -> shelves.computeIfAbsent(name, _ -> CatalogPartProvider.ofImported(folder, name)))
                .toList();
    }

    @Override
    public synchronized void close() {
        shelves.values().forEach(CatalogPartProvider::close);
        shelves.clear();
    }
}
