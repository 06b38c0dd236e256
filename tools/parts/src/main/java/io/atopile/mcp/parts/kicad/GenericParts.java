package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.catalogue.PartMatch;
import io.atopile.mcp.parts.catalogue.PartProvider;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.ParameterBounds;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Provides parts without a manufacturer for queries that contain what defines such a part: category, value and size. */
public final class GenericParts implements PartProvider {

    private static final List<String> USUAL_SIZES = List.of("0402", "0603", "0805");
    private static final double NARROW = 1e-4;
    private static final int DIGITS = 5;

    @Override
    public String name() {
        return PartSource.GENERIC.key();
    }

    @Override
    public PartSearchResult find(PartQuery query, int most) {
        var needsMaker = !query.words().isEmpty() || !query.tiers().isEmpty() || query.stock().isPresent() || query.mostUsd().isPresent();
        if (needsMaker || query.kind().filter(GenericPart::isGeneric).isEmpty()) {
            return new PartSearchResult.Parts(List.of(), false);
        }
        var found = listSizes(query).stream()
                .flatMap(size -> findExact(query, size).stream())
                .map(part -> new PartMatch(part.part(), List.of()))
                .limit(most)
                .toList();
        return new PartSearchResult.Parts(found, false);
    }

    @Override
    public Optional<Part> findPart(PartId id) {
        return id.source() == PartSource.GENERIC ? GenericPart.of(id.key()).map(GenericPart::part) : Optional.empty();
    }

    /** Whether a query describes generic parts, none of which can be made in its size. */
    public static boolean isBeyondLimits(PartQuery query) {
        if (query.kind().filter(GenericPart::isGeneric).isEmpty()) {
            return false;
        }
        var described = listSizes(query).stream().flatMap(size -> buildExact(query, size).stream()).toList();
        return !described.isEmpty() && described.stream().noneMatch(GenericLimits::allows);
    }

    private static List<String> listSizes(PartQuery query) {
        return query.packages().isEmpty() ? USUAL_SIZES : query.packages();
    }

    /** Returns the part that a query describes in a size; empty if the query doesn't define it completely, or if no manufacturer makes it. */
    static Optional<GenericPart> findExact(PartQuery query, String size) {
        return buildExact(query, size).filter(GenericLimits::allows);
    }

    private static Optional<GenericPart> buildExact(PartQuery query, String size) {
        var kind = query.kind().orElse(PartCategory.OTHER);
        if (!GenericPart.METRIC.containsKey(size) || (kind == PartCategory.LED && query.variant().isEmpty())) {
            return Optional.empty();
        }
        var main = kind.parameters().getFirst();
        var value = query.conditions().stream().filter(condition -> condition.parameter() == main).findFirst();
        if (kind != PartCategory.LED && value.filter(condition -> isNarrow(condition.bounds())).isEmpty()) {
            return Optional.empty();
        }
        var ratings = new EnumMap<PartParameter, Double>(PartParameter.class);
        for (var condition : query.conditions()) {
            if (condition.parameter() != main) {
                var rating = findRating(condition);
                if (rating.isEmpty()) {
                    return Optional.empty();
                }
                ratings.put(condition.parameter(), rating.get());
            }
        }
        return Optional.of(new GenericPart(kind, value.map(condition -> computeMiddle(condition.bounds())), size, query.variant(), ratings));
    }

    /** Returns the worst value that still meets a condition. */
    private static Optional<Double> findRating(ParameterCondition condition) {
        var bounds = condition.bounds();
        return switch (condition.parameter().sense()) {
            case AT_LEAST -> Optional.of(bounds.least()).filter(Double::isFinite).map(GenericParts::round);
            case AT_MOST -> Optional.of(bounds.most()).filter(Double::isFinite).map(GenericParts::round);
            case EXACT -> isNarrow(bounds) ? Optional.of(computeMiddle(bounds)) : Optional.empty();
        };
    }

    private static boolean isNarrow(ParameterBounds bounds) {
        return Double.isFinite(bounds.most() - bounds.least()) && bounds.most() - bounds.least() <= Math.abs(computeMiddle(bounds)) * NARROW;
    }

    private static double computeMiddle(ParameterBounds bounds) {
        return round((bounds.least() + bounds.most()) / 2);
    }

    /** Removes the margin that bounds contain. */
    private static double round(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    }
}
