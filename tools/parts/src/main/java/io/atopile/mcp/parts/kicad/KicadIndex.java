package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.catalogue.CatalogCache;
import io.atopile.mcp.parts.catalogue.CatalogPartProvider;
import io.atopile.mcp.parts.catalogue.PartProvider;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.PartQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The parts of KiCad's libraries, from an index that is built by the setup or on first use (which takes some seconds), and rebuilt when the libraries
 * have changed or the index is damaged.
 */
public final class KicadIndex implements PartProvider, AutoCloseable {

    private final Optional<KicadLibraries> libraries;
    private final CatalogCache indexing;
    private final CatalogPartProvider shelf;
    private final ReentrantLock building = new ReentrantLock();
    private volatile boolean checked;

    /** @param file where the index is stored */
    public KicadIndex(Optional<KicadLibraries> libraries, Path file) {
        this.libraries = libraries;
        this.indexing = new CatalogCache(file);
        this.shelf = new CatalogPartProvider(PartSource.KICAD.key(), PartSource.KICAD, file, KicadLibraries.FIX);
    }

    /** Returns the index of all of a user's servers. */
    public static KicadIndex ofState(Optional<KicadLibraries> libraries, Path state) {
        return new KicadIndex(libraries, state.resolve("kicad").resolve("symbols.parts.db"));
    }

    /** Builds the index unless it is up to date; returns false if there are no libraries. */
    public boolean prepare() throws IOException, InterruptedException {
        if (libraries.isPresent()) {
            ensureIndexed(libraries.get());
        }
        return libraries.isPresent();
    }

    @Override
    public String name() {
        return PartSource.KICAD.key();
    }

    @Override
    public PartSearchResult find(PartQuery query, int most) throws InterruptedException {
        if (libraries.isEmpty()) {
            return new PartSearchResult.Silent("KiCad's libraries are not installed", KicadLibraries.FIX);
        }
        try {
            ensureIndexed(libraries.get());
            if (shelf.find(query, most) instanceof PartSearchResult.Parts found) {
                return found.matches().isEmpty() ? new PlaceholderSearch(shelf).find(query, most) : found;
            }
            checked = false;
            ensureIndexed(libraries.get());
            return shelf.find(query, most);
        } catch (IOException failure) {
            return new PartSearchResult.Silent(
                    "KiCad's libraries can't be indexed: " + failure.getMessage(),
                    "Check that the state directory is writable and the libraries are readable.");
        }
    }

    @Override
    public Optional<Part> findPart(PartId id) throws InterruptedException {
        if (id.source() != PartSource.KICAD || libraries.isEmpty()) {
            return Optional.empty();
        }
        return KicadLibraryId.of(id.key()).flatMap(name -> libraries.get().findLibrary(name.library()).flatMap(library -> findPart(library, name.name(), id)));
    }

    /** Also matches symbols whose names contain blanks, because ids don't. */
    private static Optional<Part> findPart(SymbolLibrary library, String name, PartId id) {
        return library.findSymbol(name)
                .or(() -> library.symbols().filter(symbol -> KicadParts.toPartId(symbol).equals(id)).findFirst())
                .flatMap(KicadParts::of);
    }

    private void ensureIndexed(KicadLibraries installed) throws InterruptedException, IOException {
        if (checked) {
            return;
        }
        building.lockInterruptibly();
        try {
            var identity = installed.identity();
            if (!checked && !indexing.isOf(identity)) {
                try (var parts = readParts(installed)) {
                    indexing.build(identity, parts);
                }
            }
            checked = true;
        } finally {
            building.unlock();
        }
    }

    private static Stream<Part> readParts(KicadLibraries installed) throws IOException {
        return installed.libraries().stream()
                .flatMap(name -> installed.findLibrary(name).stream())
                .flatMap(SymbolLibrary::symbols)
                .flatMap(symbol -> KicadParts.of(symbol).stream());
    }

    @Override
    public void close() {
        shelf.close();
    }
}
