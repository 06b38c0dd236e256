package io.atopile.mcp.parts.live;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.Sense;
import io.atopile.mcp.parts.catalogue.Match;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** Looks through what a service sent: it may send more than it was asked for. */
final class Fit {

    private Fit() {}

    /** The part as a match, with what isn't known of it; empty when something known doesn't fit. */
    static Optional<Match> of(Part part, PartQuery query) {
        if (!isOfKind(part, query) || !isForSale(part, query) || !hasWords(part, query)) {
            return Optional.empty();
        }
        var unknown = new ArrayList<Parameter>();
        for (var condition : query.conditions()) {
            var value = part.value(condition.parameter());
            if (value.isEmpty() && condition.parameter().sense() != Sense.EXACT) {
                unknown.add(condition.parameter());
            } else if (value.isEmpty() || !condition.bounds().contains(value.getAsDouble())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(part, unknown));
    }

    private static boolean isOfKind(Part part, PartQuery query) {
        return query.kind().map(part.kind()::equals).orElse(true)
                && (query.packages().isEmpty() || part.packageName().filter(query.packages()::contains).isPresent())
                && query.variant().map(variant -> part.variant().filter(variant::equalsIgnoreCase).isPresent()).orElse(true);
    }

    private static boolean isForSale(Part part, PartQuery query) {
        var price = part.priceAt(query.quantity());
        return (query.tiers().isEmpty() || part.tier().filter(query.tiers()::contains).isPresent())
                && (query.stock().isEmpty() || part.stock().orElse(0) >= query.stock().getAsLong())
                && (query.mostUsd().isEmpty() || (price.isPresent() && price.getAsDouble() <= query.mostUsd().getAsDouble()));
    }

    private static boolean hasWords(Part part, PartQuery query) {
        var text = String.join(" ", part.partNumber(), part.manufacturer().orElse(""), part.supplierNumber().orElse(""), part.description())
                .toLowerCase(Locale.ROOT);
        return query.words().stream().allMatch(text::contains);
    }
}
