package io.atopile.mcp.agent;

import io.atopile.mcp.tool.Effect;
import java.util.List;

/** What the loop must know of a tool to judge and order its calls. */
public record ToolFacts(String name, List<Effect> effects, boolean idempotent) {

    public ToolFacts {
        effects = List.copyOf(effects);
    }

    /** Whether calls may run side by side, and again after a crash. */
    public boolean onlyReads() {
        return effects.stream().allMatch(effect -> effect == Effect.READS || effect == Effect.REACHES_NETWORK);
    }
}
