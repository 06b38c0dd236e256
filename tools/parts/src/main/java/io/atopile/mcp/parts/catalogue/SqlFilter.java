package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.ComparisonRule;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.query.ParameterBounds;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The conditions on a row as SQL, with the values to bind in the order of the placeholders. */
record SqlFilter(String sql, List<Object> values) {

    private static final double NO_ROOM = Double.MAX_VALUE;

    private static final String PRICE_AT = "coalesce((select json_extract(value, '$.usd') from json_each(prices) where json_extract(value, '$.quantity') <= ? "
            + "order by json_extract(value, '$.quantity') desc limit 1), json_extract(prices, '$[0].usd'))";

    SqlFilter {
        values = List.copyOf(values);
    }

    /** How strictly conditions are applied. */
    enum Knowledge {
        /** Every value is known and matches. */
        PROVEN,
        /** At least one value is unknown, and the others match. */
        PARTIAL
    }

    static SqlFilter of(PartQuery query, Knowledge knowledge) {
        var building = new Building();
        query.kind().ifPresent(kind -> building.addTerm("kind = ?", kind.key()));
        building.addChoices("package", query.packages());
        query.variant().ifPresent(variant -> building.addTerm("variant = ?", variant));
        building.addChoices("tier", query.tiers().stream().map(AssemblyTier::key).toList());
        query.stock().ifPresent(stock -> building.addTerm("stock >= ?", stock));
        query.mostUsd().ifPresent(most -> building.addMaxPrice(most, query.quantity()));
        query.kind().ifPresent(kind -> building.addConditions(kind, query.conditions(), knowledge));
        return new SqlFilter(building.terms.isEmpty() ? "1" : String.join(" and ", building.terms), building.values);
    }

    /** Returns the column of a condition's parameter. */
    static Optional<String> findColumn(PartCategory kind, ParameterCondition condition) {
        var place = kind.parameters().indexOf(condition.parameter());
        return place < 0 ? Optional.empty() : Optional.of(CatalogSchema.VALUES.get(place));
    }

    static double limitLeast(ParameterBounds bounds) {
        return Math.max(bounds.least(), -NO_ROOM);
    }

    static double limitMost(ParameterBounds bounds) {
        return Math.min(bounds.most(), NO_ROOM);
    }

    private static final class Building {

        private final List<String> terms = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void addTerm(String term, Object value) {
            terms.add(term);
            values.add(value);
        }

        /** The indexes contain only the lowest price, so the price at the quantity is looked up only if that one is low enough. */
        void addMaxPrice(double most, long quantity) {
            addTerm("price <= ?", most);
            terms.add(PRICE_AT + " <= ?");
            values.add(quantity);
            values.add(most);
        }

        void addChoices(String column, List<?> choices) {
            if (!choices.isEmpty()) {
                terms.add(column + " in (" + choices.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")");
                values.addAll(choices);
            }
        }

        void addConditions(PartCategory kind, List<ParameterCondition> conditions, Knowledge knowledge) {
            var open = new ArrayList<String>();
            for (var condition : conditions) {
                var column = findColumn(kind, condition).orElseThrow();
                var mayBeUnknown = knowledge == Knowledge.PARTIAL && condition.parameter().sense() != ComparisonRule.EXACT;
                terms.add(mayBeUnknown
                        ? "(%1$s is null or %1$s between ? and ?)".formatted(column)
                        : column + " between ? and ?");
                values.add(limitLeast(condition.bounds()));
                values.add(limitMost(condition.bounds()));
                if (mayBeUnknown) {
                    open.add(column + " is null");
                }
            }
            if (knowledge == Knowledge.PARTIAL) {
                terms.add(open.isEmpty() ? "0" : "(" + String.join(" or ", open) + ")");
            }
        }
    }
}
