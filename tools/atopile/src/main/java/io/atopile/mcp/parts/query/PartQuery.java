package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.PartCategory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is asked for, as it was understood.
 *
 * @param packages the housings that will do, each in the form that {@link PackageName} gives; empty means any
 * @param variant as in the parts: X7R, n-channel, red
 * @param tiers that will do; empty means any
 * @param stock at least so many
 * @param mostUsd for one piece at {@code quantity}
 * @param quantity that prices are asked for
 * @param words what must occur in the text of a part, lower case, each as a prefix of a word
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
}
