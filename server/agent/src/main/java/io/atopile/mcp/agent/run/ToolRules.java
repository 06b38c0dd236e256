package io.atopile.mcp.agent.run;

import java.util.Set;

/** Tools, by name, for which the policy is set aside. What is denied is denied, and what is asked about is asked about, even if allowed. */
public record ToolRules(Set<String> allow, Set<String> ask, Set<String> deny) {

    public static final ToolRules NONE = new ToolRules(Set.of(), Set.of(), Set.of());

    public ToolRules {
        allow = Set.copyOf(allow);
        ask = Set.copyOf(ask);
        deny = Set.copyOf(deny);
    }
}
