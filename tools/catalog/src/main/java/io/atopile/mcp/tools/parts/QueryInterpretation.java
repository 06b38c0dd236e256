package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.tool.Doc;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The parsed query, as returned to the caller. */
record QueryInterpretation(
        @Doc("Category; absent if the query names none and none follows from the units.") Optional<String> kind,
        @Doc("Any of these.") List<String> packages,
        Optional<String> variant,
        List<Wanted> conditions,
        List<AssemblyTier> tiers,
        Optional<Long> leastStock,
        Optional<Double> mostUsd,
        @Doc("Quantity that prices are for.") long quantity,
        @Doc("All of these must occur in a part's text.") List<String> words) {

    private static final int DIGITS = 5;

    QueryInterpretation {
        packages = List.copyOf(packages);
        conditions = List.copyOf(conditions);
        tiers = List.copyOf(tiers);
        words = List.copyOf(words);
    }

    /** One condition. */
    record Wanted(
            String parameter,
            @Doc("In the unprefixed SI unit; absent means no limit.") Optional<Double> least,
            @Doc("In the unprefixed SI unit; absent means no limit.") Optional<Double> most,
            @Doc("Formatted with its usual prefix and unit.") String shown) {

        static Wanted of(ParameterCondition condition) {
            var bounds = condition.bounds();
            var unit = condition.parameter().unit();
            var ends = Stream.of(bounds.least(), bounds.most()).filter(Double::isFinite).map(unit::show).distinct().toList();
            var sign = Double.isInfinite(bounds.least()) ? "at most " : Double.isInfinite(bounds.most()) ? "at least " : "";
            return new Wanted(
                    condition.parameter().key(),
                    round(bounds.least()),
                    round(bounds.most()),
                    sign + String.join(" to ", ends));
        }
    }

    /** Rounds away the small tolerance that bounds have. */
    private static Optional<Double> round(double end) {
        return Double.isFinite(end) ? Optional.of(new BigDecimal(end).round(new MathContext(DIGITS)).doubleValue()) : Optional.empty();
    }

    static QueryInterpretation of(PartQuery query) {
        return new QueryInterpretation(
                query.kind().map(PartCategory::key),
                query.packages(),
                query.variant(),
                query.conditions().stream().map(Wanted::of).toList(),
                query.tiers(),
                query.stock().isPresent() ? Optional.of(query.stock().getAsLong()) : Optional.empty(),
                toOptional(query.mostUsd()),
                query.quantity(),
                query.words());
    }

    private static Optional<Double> toOptional(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /** Describes the query in one line. */
    String describe() {
        return Stream.of(
                        kind.stream().map(name -> name.replace('_', ' ')),
                        variant.stream(),
                        packages.stream(),
                        conditions.stream().map(wanted -> wanted.parameter().replace('_', ' ') + " " + wanted.shown()),
                        words.stream().map("'%s'"::formatted))
                .flatMap(pieces -> pieces)
                .reduce((one, other) -> one + ", " + other)
                .orElse("any part");
    }
}
