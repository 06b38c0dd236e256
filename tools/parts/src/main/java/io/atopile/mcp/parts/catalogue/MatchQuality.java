package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.ComparisonRule;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.List;

/** How well a part matches the conditions of a query other than its words. */
public enum MatchQuality {
    /** All requested values are known and match. */
    PROVEN,
    /** All known values match, but at least one rating is unknown. */
    UNKNOWN,
    /** A value doesn't match, or a required one is unknown. */
    NONE;

    /** Rates a part. */
    public static MatchQuality of(Part part, PartQuery query) {
        var fits = query.kind().map(kind -> kind == part.kind()).orElse(true)
                && (query.packages().isEmpty() || part.packageName().filter(query.packages()::contains).isPresent())
                && (query.variant().isEmpty() || query.variant().equals(part.variant()))
                && (query.tiers().isEmpty() || part.tier().filter(query.tiers()::contains).isPresent())
                && (query.stock().isEmpty() || part.stock().orElse(-1) >= query.stock().getAsLong())
                && (query.mostUsd().isEmpty() || part.findPrice(query.quantity()).orElse(Double.MAX_VALUE) <= query.mostUsd().getAsDouble())
                && query.conditions().stream().allMatch(condition -> allows(part, condition));
        if (!fits) {
            return NONE;
        }
        return listUnknownParameters(part, query).isEmpty() ? PROVEN : UNKNOWN;
    }

    /** Lists the requested parameters whose values are unknown. */
    public static List<PartParameter> listUnknownParameters(Part part, PartQuery query) {
        return query.conditions().stream().map(ParameterCondition::parameter).filter(parameter -> part.findValue(parameter).isEmpty()).toList();
    }

    private static boolean allows(Part part, ParameterCondition condition) {
        var value = part.findValue(condition.parameter());
        return value.isPresent() ? condition.bounds().contains(value.getAsDouble()) : condition.parameter().sense() != ComparisonRule.EXACT;
    }
}
