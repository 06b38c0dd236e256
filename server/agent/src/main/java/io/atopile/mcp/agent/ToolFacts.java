package io.atopile.mcp.agent;

import io.atopile.mcp.tool.Effect;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What the loop needs to know about a tool to judge and order its calls. */
public record ToolFacts(String name, List<Effect> effects, boolean idempotent) {

    public ToolFacts {
        effects = List.copyOf(effects);
    }

    /** Returns the same tool with the further effects of a call's arguments. */
    public ToolFacts with(Collection<Effect> further) {
        return new ToolFacts(name, Stream.concat(effects.stream(), further.stream()).distinct().sorted().toList(), idempotent);
    }

    /** Returns whether calls may run in parallel, and again after a crash. */
    public boolean hasOnlyReadEffects() {
        return effects.stream().allMatch(effect -> effect == Effect.READS || effect == Effect.REACHES_NETWORK);
    }
}
