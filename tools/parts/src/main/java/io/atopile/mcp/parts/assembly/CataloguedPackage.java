package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.catalogue.ImportedCatalogs;
import io.atopile.mcp.parts.query.PackageName;
import java.util.Optional;

/**
 * The package of a part in one of the user's catalogs.
 *
 * @param catalog its name
 * @param packageName as {@link PackageName} writes it
 */
public record CataloguedPackage(String catalog, String packageName) {

    /** Finds packages by supplier number. */
    @FunctionalInterface
    public interface Lookup {
        Optional<CataloguedPackage> find(String supplierNumber) throws InterruptedException;
    }

    /** Returns a lookup in the user's catalogs. */
    public static Lookup lookUp(ImportedCatalogs catalogs) {
        return number -> {
            for (var catalog : catalogs.all()) {
                var id = PartId.of(catalog.name() + "/" + number);
                var part = id.isPresent() ? catalog.findPart(id.get()) : Optional.<Part>empty();
                var name = part.flatMap(Part::packageName).flatMap(PackageName::findCanonicalName);
                if (name.isPresent()) {
                    return Optional.of(new CataloguedPackage(catalog.name(), name.get()));
                }
            }
            return Optional.empty();
        };
    }
}
