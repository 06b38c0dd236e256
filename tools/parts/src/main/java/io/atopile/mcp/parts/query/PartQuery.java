package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.PartCategory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A parsed query.
 *
 * @param packages acceptable packages, in the form of {@link PackageName}; empty means any
 * @param variant as in parts: X7R, n-channel, red
 * @param tiers acceptable tiers; empty means any
 * @param stock minimum quantity in stock
 * @param mostUsd maximum price per piece at {@code quantity}
 * @param quantity the quantity that prices apply to
 * @param words that a part's text must contain, in lower case, each as a prefix of a word
 */
public record PartQuery(
        Optional<PartCategory> kind,
        List<String> packages,
        Optional<String> variant,
        List<ParameterCondition> conditions,
        List<AssemblyTier> tiers,
        OptionalLong stock,
        OptionalDouble mostUsd,
        long quantity,
        List<String> words,
        List<IgnoredTerm> notApplied) {

    public PartQuery {
        packages = List.copyOf(packages);
        conditions = List.copyOf(conditions);
        tiers = List.copyOf(tiers);
        words = List.copyOf(words);
        notApplied = List.copyOf(notApplied);
    }

    /** Returns the query with another word in place of one of its words. */
    public PartQuery withWord(String old, String word) {
        return new PartQuery(
                kind, packages, variant, conditions, tiers, stock, mostUsd, quantity, words.stream().map(each -> each.equals(old) ? word : each).toList(), notApplied);
    }

    /** Returns a query for the parts whose text contains the word, in any case, without further conditions. */
    public static PartQuery ofWord(String word) {
        return new PartQuery(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                1,
                List.of(word.toLowerCase(Locale.ROOT)),
                List.of());
    }
}
