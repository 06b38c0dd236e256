package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** A cached catalog file that can be rebuilt at any time from data on this machine. */
public final class CatalogCache {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 200;

    private final Path file;

    public CatalogCache(Path file) {
        this.file = file;
    }

    /** Whether the file exists, is complete, and was built from the given origin. */
    public boolean isOf(String identity) {
        if (!Files.exists(file)) {
            return false;
        }
        try (var catalogue = Catalog.open(file, key -> new PartId(PartSource.KICAD, key))) {
            return catalogue.findMetadata(CatalogMetadata.IDENTITY).filter(identity::equals).isPresent() && catalogue.isSound();
        } catch (SQLException _) {
            return false;
        }
    }

    /** Rebuilds it; readers see either the old or the new file. If another process builds it at the same time, its result is used. */
    public void build(String identity, Stream<Part> parts) throws IOException, InterruptedException {
        try (var builder = CatalogBuilder.of(file, identity)) {
            var records = 0L;
            for (Iterator<Part> all = parts.iterator(); all.hasNext(); records++) {
                var part = all.next();
                if (records >= builder.countProcessed()) {
                    builder.add(part);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            builder.saveProgress(records);
            builder.finish(Map.of(), _ -> {});
        } catch (SQLException failure) {
            if (SqliteFailure.of(failure) != SqliteFailure.IN_USE || !isMadeByAnother(identity)) {
                throw new IOException(String.valueOf(failure.getMessage()), failure);
            }
        }
    }

    private boolean isMadeByAnother(String identity) throws InterruptedException {
        for (var waited = 0; waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
            if (isOf(identity)) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }
}
