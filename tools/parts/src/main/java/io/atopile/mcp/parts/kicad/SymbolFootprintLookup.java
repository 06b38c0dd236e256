package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.catalogue.PartMatch;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.KeywordMatcher;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.Optional;

/**
 * Adds KiCad's symbol and footprint to parts that have none: for resistors and similar parts by category and size, for others by the exact part
 * number. A footprint is added only if the packages agree.
 */
public final class SymbolFootprintLookup {

    private static final int LOOKED_AT = 40;

    private final KicadIndex index;

    public SymbolFootprintLookup(KicadIndex index) {
        this.index = index;
    }

    /** Returns the part with symbol and footprint, as far as they can be determined. */
    public Part complete(Part part) throws InterruptedException {
        if (part.symbol().isPresent()) {
            return part;
        }
        var generic = part.packageName().filter(GenericPart.METRIC::containsKey).filter(_ -> GenericPart.isGeneric(part.kind()));
        if (generic.isPresent()) {
            var alike = GenericPart.ofSize(part.kind(), generic.get()).part();
            return with(part, alike.symbol(), alike.footprint());
        }
        var named = findByPartNumber(part.partNumber());
        return named.map(known -> with(part, known.symbol(), known.footprint().filter(_ -> matchesPackage(part, known)))).orElse(part);
    }

    private Optional<Part> findByPartNumber(String partNumber) throws InterruptedException {
        return index.find(PartQuery.ofWord(partNumber), LOOKED_AT) instanceof PartSearchResult.Parts found
                ? found.matches().stream().map(PartMatch::part).filter(known -> KeywordMatcher.tokenize(known.partNumber()).equals(KeywordMatcher.tokenize(partNumber))).findFirst()
                : Optional.empty();
    }

    private static boolean matchesPackage(Part part, Part known) {
        return part.packageName().isPresent() && part.packageName().equals(known.packageName());
    }

    private static Part with(Part part, Optional<KicadLibraryId> symbol, Optional<KicadLibraryId> footprint) {
        return new Part(
                part.id(),
                part.kind(),
                part.partNumber(),
                part.manufacturer(),
                part.packageName(),
                part.variant(),
                part.description(),
                part.keywords(),
                part.datasheet(),
                part.supplierNumber(),
                part.tier(),
                part.stock(),
                part.prices(),
                part.values(),
                symbol,
                footprint,
                part.attributes());
    }
}
