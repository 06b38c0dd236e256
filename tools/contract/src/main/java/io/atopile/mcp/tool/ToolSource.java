package io.atopile.mcp.tool;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a protocol face needs of tools: to list them and to call one. */
public interface ToolSource {

    /** In an order that never changes. */
    List<ToolListing> list();

    /** The tool that a name reaches, earlier names included. */
    Optional<ToolListing> find(String name);

    /** Everything a call of a tool may do; all there is for a tool that says nothing of itself. */
    default Set<Effect> resolveEffects(String name) {
        return EnumSet.allOf(Effect.class);
    }

    /** What a call would do, for the person who must approve it; the call is not made. */
    default CallPreview preview(ToolCall call) throws InterruptedException {
        return CallPreview.ofArguments(call.name(), call.arguments());
    }

    /** Writes down a call that was not approved, as {@link ToolCall#approval} says, and is therefore not made. */
    default void decline(ToolCall call, String message) {}

    /** Everything that this call may do: what its tool declares, and what its arguments add to that. */
    default Set<Effect> resolveEffects(ToolCall call) {
        return resolveEffects(call.name());
    }

    /** Calls a tool that {@link #find} knows. It never throws for what a caller did. */
    CallToolResult call(ToolCall call);
}
