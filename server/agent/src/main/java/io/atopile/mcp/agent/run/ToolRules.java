package io.atopile.mcp.agent.run;

import java.util.Set;

/**
 * Tools, by name, to which the policy doesn't apply. {@code deny} takes precedence over {@code ask}, and {@code ask}
 * over {@code allow}.
 */
public record ToolRules(Set<String> allow, Set<String> ask, Set<String> deny) {

    public static final ToolRules NONE = new ToolRules(Set.of(), Set.of(), Set.of());

    public ToolRules {
        allow = Set.copyOf(allow);
        ask = Set.copyOf(ask);
        deny = Set.copyOf(deny);
    }
}
