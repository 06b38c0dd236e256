package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** A query that is being parsed. */
final class PartQueryBuilder {

    private static final int MOST_WORDS = 12;

    private final Optional<PartCategory> kind;
    private final Set<String> packages = new LinkedHashSet<>();
    private final Map<PartParameter, ParameterCondition> conditions = new EnumMap<>(PartParameter.class);
    private final Set<AssemblyTier> tiers = EnumSet.noneOf(AssemblyTier.class);
    private final Set<String> words = new LinkedHashSet<>();
    private final List<IgnoredTerm> notApplied = new ArrayList<>();
    private Optional<String> variant = Optional.empty();
    private OptionalLong stock = OptionalLong.empty();
    private OptionalDouble mostUsd = OptionalDouble.empty();
    private long quantity = 1;

    PartQueryBuilder(Optional<PartCategory> kind) {
        this.kind = kind;
    }

    Optional<PartCategory> kind() {
        return kind;
    }

    boolean hasCondition(PartParameter parameter) {
        return conditions.containsKey(parameter);
    }

    /** Adds a condition to the existing ones; one that contradicts them is reported as ignored. */
    void add(ParameterCondition condition) {
        var earlier = conditions.get(condition.parameter());
        if (earlier == null) {
            conditions.put(condition.parameter(), condition);
            return;
        }
        earlier.bounds()
                .intersect(condition.bounds())
                .ifPresentOrElse(
                        both -> conditions.put(condition.parameter(), new ParameterCondition(condition.parameter(), both, earlier.text() + " " + condition.text())),
                        () -> refuse(condition.text(), "it contradicts '%s'".formatted(earlier.text())));
    }

    /** Sets a condition in place of the existing one. */
    void replace(ParameterCondition condition) {
        conditions.put(condition.parameter(), condition);
    }

    void addPackage(String name) {
        packages.add(name);
    }

    void setVariant(String word, String name) {
        if (variant.isPresent() && !variant.get().equals(name)) {
            refuse(word, "the query already specifies %s".formatted(variant.get()));
        } else {
            variant = Optional.of(name);
        }
    }

    void addTier(AssemblyTier tier) {
        tiers.add(tier);
    }

    void setMinStock(long atLeast) {
        stock = OptionalLong.of(atLeast);
    }

    void setMaxPrice(double most) {
        mostUsd = OptionalDouble.of(most);
    }

    void setQuantity(long pieces) {
        quantity = pieces;
    }

    void addWord(String word) {
        if (words.size() < MOST_WORDS) {
            words.add(word.toLowerCase(Locale.ROOT));
        } else {
            refuse(word, "a query can contain at most %d words".formatted(MOST_WORDS));
        }
    }

    void refuse(String text, String reason) {
        notApplied.add(new IgnoredTerm(text, reason));
    }

    PartQuery done() {
        var all = List.copyOf(conditions.values());
        return new PartQuery(
                kind, List.copyOf(packages), variant, all, List.copyOf(tiers), stock, mostUsd, quantity, List.copyOf(words), notApplied);
    }
}
