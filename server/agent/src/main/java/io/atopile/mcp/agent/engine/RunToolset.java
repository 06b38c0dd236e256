package io.atopile.mcp.agent.engine;

import java.util.List;
import java.util.Set;

/**
 * Which tools runs may call and which of them their model is shown.
 *
 * @param excluded tools that no run may call: the agent's own
 * @param listed the tools that the model is shown, and through which it finds the others; empty if it is shown all
 */
public record RunToolset(Set<String> excluded, List<String> listed) {

    public RunToolset {
        excluded = Set.copyOf(excluded);
        listed = List.copyOf(listed);
    }

    /** Shows the model every tool that a run may call. */
    public static RunToolset listAll(Set<String> excluded) {
        return new RunToolset(excluded, List.of());
    }

    /** Returns whether the model is shown a tool. */
    boolean isListed(String name) {
        return listed.isEmpty() ? !RelayedCall.isRelay(name) : listed.contains(name);
    }
}
