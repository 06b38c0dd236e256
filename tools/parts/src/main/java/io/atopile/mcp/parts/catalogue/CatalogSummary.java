package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A summary of a catalog file.
 *
 * @param origin the name of the file it was imported from
 * @param finished when, as an ISO instant
 */
public record CatalogSummary(String name, long parts, String origin, String finished) {

    /** Reads the summary of a catalog; empty if none has that name or it can't be read. */
    public static Optional<CatalogSummary> of(CatalogFolder folder, String name) {
        try (var catalogue = Catalog.open(folder.resolveFile(name), key -> new PartId(PartSource.IMPORTED, key))) {
            return Optional.of(new CatalogSummary(
                    name,
                    catalogue.findMetadata(CatalogMetadata.COUNT).map(Long::parseLong).orElse(0L),
                    catalogue.findMetadata(CatalogMetadata.ORIGIN).orElse(""),
                    catalogue.findMetadata(CatalogMetadata.FINISHED).orElse("")));
        } catch (SQLException _) {
            return Optional.empty();
        }
    }
}
