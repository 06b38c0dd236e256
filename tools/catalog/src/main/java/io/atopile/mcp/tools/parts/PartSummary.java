package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.catalogue.PartMatch;
import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/** A part in a list. */
record PartSummary(
        @Doc("For parts_get, parts_alternatives and parts_install.") String id,
        String partNumber,
        Optional<String> manufacturer,
        String kind,
        Optional<String> packageName,
        Optional<String> variant,
        String description,
        List<PartParameterValue> values,
        Optional<AssemblyTier> tier,
        Optional<Long> stock,
        @Doc("For one piece at the quantity asked for.") Optional<Double> unitPriceUsd,
        @Doc("Asked for, but not known of this part: look before you rely on it.") List<String> unknown) {

    private static final int LONGEST_TEXT = 160;

    PartSummary {
        values = List.copyOf(values);
        unknown = List.copyOf(unknown);
    }

    static PartSummary of(PartMatch match, long quantity) {
        var part = match.part();
        return of(part, quantity, match.unknown().stream().map(PartParameter::key).toList());
    }

    static PartSummary of(Part part, long quantity, List<String> unknown) {
        var stock = part.stock();
        var price = part.findPrice(quantity);
        return new PartSummary(
                part.id().toString(),
                part.partNumber(),
                part.manufacturer(),
                part.kind().key(),
                part.packageName(),
                part.variant(),
                part.description().length() <= LONGEST_TEXT ? part.description() : part.description().substring(0, LONGEST_TEXT) + " …",
                PartParameterValue.of(part),
                part.tier(),
                stock.isPresent() ? Optional.of(stock.getAsLong()) : Optional.empty(),
                price.isPresent() ? Optional.of(price.getAsDouble()) : Optional.empty(),
                unknown);
    }
}
