package io.atopile.mcp.parts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one source knows of a part. What it doesn't know is absent, never guessed.
 *
 * @param partNumber the manufacturer's
 * @param packageName its housing as people call it, such as 0603 or SOT-23
 * @param variant what tells parts of a kind apart beside numbers: X7R, n-channel, red
 * @param keywords what it is found by beside its description: the supplier's category, KiCad's keywords
 * @param supplierNumber LCSC's, as in C25804
 * @param prices by rising quantity
 * @param values in the units of their parameters
 * @param attributes whatever else the source says, as it says it
 */
public record Part(
        PartId id,
        PartCategory kind,
        String partNumber,
        Optional<String> manufacturer,
        Optional<String> packageName,
        Optional<String> variant,
        String description,
        String keywords,
        Optional<String> datasheet,
        Optional<String> supplierNumber,
        Optional<AssemblyTier> tier,
        OptionalLong stock,
        List<PriceBreak> prices,
        Map<PartParameter, Double> values,
        Optional<KicadLibraryId> symbol,
        Optional<KicadLibraryId> footprint,
        List<PartAttribute> attributes) {

    public Part {
        prices = List.copyOf(prices);
        values = Map.copyOf(values);
        attributes = List.copyOf(attributes);
    }

    public OptionalDouble findValue(PartParameter parameter) {
        var value = values.get(parameter);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** What one piece costs where a quantity is bought; empty where no price is known. */
    public OptionalDouble findPrice(long quantity) {
        return prices.stream()
                .filter(price -> price.quantity() <= Math.max(quantity, 1))
                .reduce((_, later) -> later)
                .or(() -> prices.stream().findFirst())
                .map(price -> OptionalDouble.of(price.usd()))
                .orElse(OptionalDouble.empty());
    }
}
