package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tools that skills can refer to.
 *
 * @param offered the tools that this server offers
 * @param everywhere the names of all tools, including those that are switched off on this server
 * @param beyond the tools that no skill may call: the skill tools themselves, and agents
 */
public record KnownTools(ToolSource offered, Supplier<Set<String>> everywhere, Set<String> beyond) {

    public KnownTools {
        beyond = Set.copyOf(beyond);
    }

    Optional<ToolListing> find(String name) {
        return offered.find(name);
    }

    /** Whether the tool exists, even if this server doesn't offer it. */
    boolean exists(String name) {
        return find(name).isPresent() || everywhere.get().contains(name);
    }

    Collection<String> names() {
        return Stream.concat(everywhere.get().stream(), offered.list().stream().map(ToolListing::name))
                .filter(name -> !beyond.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the declaration's tools that are switched off on this server. */
    public List<String> listDisabled(SkillDeclaration declaration) {
        return declaration.tools().filter(name -> exists(name) && find(name).isEmpty()).sorted().toList();
    }
}
