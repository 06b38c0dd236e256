package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.catalogue.Catalog.Hit;
import io.atopile.mcp.parts.query.PartQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches a catalog file, which is opened on first use and reopened when it was replaced. */
public final class CatalogPartProvider implements PartProvider, AutoCloseable {

    /** Identifies one version of a file. */
    private record State(@Nullable Object key, long size, long modified) {}

    /** A query on an open catalog. */
    private interface Question<T> {
        T of(Catalog catalogue) throws SQLException;
    }

    private final String name;
    private final PartSource source;
    private final Path file;
    private final String fix;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Catalog open;
    private @Nullable State opened;

    /**
     * Creates a provider for a file that need not exist yet.
     *
     * @param fix a hint for the case that it is damaged
     */
    public CatalogPartProvider(String name, PartSource source, Path file, String fix) {
        this.name = name;
        this.source = source;
        this.file = file;
        this.fix = fix;
    }

    /** Creates a provider for one of the user's catalogs. */
    public static CatalogPartProvider ofImported(CatalogFolder folder, String name) {
        return new CatalogPartProvider(
                PartSource.IMPORTED.key() + ":" + name, PartSource.IMPORTED, folder.resolveFile(name), "Import it again: atopile-mcp parts import FILE --name " + name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PartSearchResult find(PartQuery query, int most) throws InterruptedException {
        return ask(catalogue -> findMatches(catalogue, query, most + 1), new PartSearchResult.Silent("It doesn't exist", fix), most);
    }

    @Override
    public Optional<Part> findPart(PartId id) throws InterruptedException {
        if (id.source() != source) {
            return Optional.empty();
        }
        asking.lockInterruptibly();
        try {
            return catalogue().findPart(id.key());
        } catch (SQLException | IOException _) {
            drop();
            return Optional.empty();
        } finally {
            asking.unlock();
        }
    }

    private PartSearchResult ask(Question<List<PartMatch>> question, PartSearchResult absent, int most) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            if (!Files.exists(file)) {
                return absent;
            }
            var matches = question.of(catalogue());
            return new PartSearchResult.Parts(matches.stream().limit(most).toList(), matches.size() > most);
        } catch (SQLException | IOException failure) {
            drop();
            return new PartSearchResult.Silent(describeFailure(failure), fix);
        } finally {
            asking.unlock();
        }
    }

    private static String describeFailure(Exception failure) {
        var isDamaged = failure instanceof SQLException sql && SqliteFailure.of(sql) != SqliteFailure.IN_USE;
        return isDamaged ? "The file is damaged or from another version of this program" : "The file can't be read at the moment";
    }

    /** Exact part numbers first, then those that begin like it, then other proven matches, then parts with unknown values. */
    private static List<PartMatch> findMatches(Catalog catalogue, PartQuery query, int most) throws SQLException {
        var matches = new LinkedHashMap<PartId, PartMatch>();
        if (query.words().size() == 1 && query.conditions().isEmpty()) {
            var word = query.words().getFirst();
            Stream.concat(catalogue.findByPartNumber(word, most).stream(), catalogue.findByNumberBeginning(word, most).stream()).map(Hit::part).filter(part -> MatchQuality.of(part, query) == MatchQuality.PROVEN).forEach(part -> matches.putIfAbsent(part.id(), new PartMatch(part, List.of())));
        }
        for (var hit : catalogue.find(query, SqlFilter.Knowledge.PROVEN, most)) {
            matches.putIfAbsent(hit.part().id(), new PartMatch(hit.part(), List.of()));
        }
        if (matches.size() < most && !query.conditions().isEmpty()) {
            for (var hit : catalogue.find(query, SqlFilter.Knowledge.PARTIAL, most - matches.size())) {
                matches.putIfAbsent(hit.part().id(), new PartMatch(hit.part(), MatchQuality.listUnknownParameters(hit.part(), query)));
            }
        }
        return new ArrayList<>(matches.values());
    }

    private Catalog catalogue() throws SQLException, IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        var state = new State(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime().toMillis());
        var current = open;
        if (current != null && state.equals(opened)) {
            return current;
        }
        drop();
        var fresh = Catalog.open(file, key -> new PartId(source, key));
        open = fresh;
        opened = state;
        return fresh;
    }

    private void drop() {
        var current = open;
        open = null;
        opened = null;
        if (current != null) {
            current.closeQuietly();
        }
    }

    @Override
    public void close() {
        asking.lock();
        try {
            drop();
        } finally {
            asking.unlock();
        }
    }
}
