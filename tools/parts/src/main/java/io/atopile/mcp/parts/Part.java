package io.atopile.mcp.parts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one source knows about a part. Unknown properties are absent, never guessed.
 *
 * @param partNumber the manufacturer's
 * @param packageName the usual name of its package, such as 0603 or SOT-23
 * @param variant a non-numeric property that distinguishes parts of a category: X7R, n-channel, red
 * @param keywords search terms in addition to the description: the supplier's category, KiCad's keywords
 * @param supplierNumber LCSC's, such as C25804
 * @param prices by ascending quantity
 * @param values in the units of their parameters
 * @param attributes all other properties, verbatim from the source
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

    /** Returns the price per piece when buying a quantity; empty if no price is known. */
    public OptionalDouble findPrice(long quantity) {
        return prices.stream()
                .filter(price -> price.quantity() <= Math.max(quantity, 1))
                .reduce((_, later) -> later)
                .or(() -> prices.stream().findFirst())
                .map(price -> OptionalDouble.of(price.usd()))
                .orElse(OptionalDouble.empty());
    }
}
