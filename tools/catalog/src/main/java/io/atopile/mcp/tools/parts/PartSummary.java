package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.catalogue.PartMatch;
import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/** A part as an entry of a list. */
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
        @Doc("Price per piece at the requested quantity.") Optional<Double> unitPriceUsd,
        @Doc("Requested parameters that are unknown for this part: check before you rely on it.") List<String> unknown) {

    /** A known numeric parameter of a part. */
    record PartParameterValue(
            String parameter,
            @Doc("In the unprefixed SI unit: ohm, farad, volt; a tolerance of 1 % is 0.01.") double value,
            @Doc("Formatted with its usual prefix and unit.") String shown) {

        static PartParameterValue of(PartParameter parameter, double value) {
            return new PartParameterValue(parameter.key(), value, parameter.unit().show(value));
        }

        /** Returns all known parameters of a part, in the order in which such parts are chosen. */
        static List<PartParameterValue> of(Part part) {
            return part.kind().parameters().stream()
                    .filter(part.values()::containsKey)
                    .map(parameter -> of(parameter, part.findValue(parameter).orElseThrow()))
                    .toList();
        }
    }

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
