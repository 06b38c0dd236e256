package io.atopile.mcp.parts.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Providers for the user's catalogs, listed anew for each query. */
public final class ImportedCatalogs implements AutoCloseable {

    private final CatalogFolder folder;
    private final Map<String, CatalogPartProvider> shelves = new HashMap<>();

    public ImportedCatalogs(CatalogFolder folder) {
        this.folder = folder;
    }

    /** Returns one for each catalog, by name. */
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
