package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.run.AgentSettings.ToolRules;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Checks the tool names in a run's rules, so that a misspelled name doesn't pass as a restriction.
 *
 * @param everywhere includes the tools that are switched off on this server; rules may name them.
 */
record ToolNameCheck(ToolSource tools, Supplier<Set<String>> everywhere) {

    /** Fails with the first invalid name in the settings or in a request. */
    void check(ToolRules settings, RunRequest wish) throws ToolFailure {
        check("tools.allow in the settings", settings.allow(), this::isKnown);
        check("tools.ask in the settings", settings.ask(), this::isKnown);
        check("tools.deny in the settings", settings.deny(), this::isKnown);
        check("allow_tools", wish.allowTools(), this::isHere);
        check("deny_tools", wish.denyTools(), this::isKnown);
    }

    /** Returns the names under which tools are listed, for names by which they can be called. */
    List<String> toListedNames(Collection<String> names) {
        return names.stream()
                .map(name -> tools.find(name).map(ToolListing::name).orElse(name))
                .sorted()
                .distinct()
                .toList();
    }

    private void check(String where, Collection<String> names, Predicate<String> known) throws ToolFailure {
        var unknown = names.stream().filter(known.negate()).sorted().findFirst();
        if (unknown.isPresent()) {
            var message = "%s names an unknown tool: %s.".formatted(where, NameSuggestions.shorten(unknown.get()));
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, message, suggestNames(unknown.get()));
        }
    }

    private String suggestNames(String name) {
        var near = NameSuggestions.of(name, tools.list().stream().map(ToolListing::name).toList());
        return near.isEmpty() ? "Use the names of the listed tools." : "Nearest: %s.".formatted(String.join(", ", near));
    }

    private boolean isHere(String name) {
        return tools.find(name).isPresent()
                || Arrays.stream(AgentFunction.values()).anyMatch(function -> function.facts().name().equals(name));
    }

    private boolean isKnown(String name) {
        return isHere(name) || everywhere.get().contains(name);
    }
}
