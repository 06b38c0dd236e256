package io.atopile.mcp.tool;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tools for a protocol front end: lists them and calls one. */
public interface ToolSource {

    /** Lists the tools in a stable order. */
    List<ToolListing> list();

    /** Finds a tool by its name or one of its earlier names. */
    Optional<ToolListing> find(String name);

    /** Returns all effects a call of the tool may have; every effect for a tool that declares none. */
    default Set<Effect> resolveEffects(String name) {
        return EnumSet.allOf(Effect.class);
    }

    /** Describes what a call would do, for the user who must approve it; doesn't make the call. */
    default CallPreview preview(ToolCall call) throws InterruptedException {
        return CallPreview.ofArguments(call.name(), call.arguments());
    }

    /** Logs a call that is not made because it was not approved; {@link ToolCall#approval} has the details. */
    default void decline(ToolCall call, String message) {}

    /** Returns all effects this call may have: those its tool declares and those its arguments add. */
    default Set<Effect> resolveEffects(ToolCall call) {
        return resolveEffects(call.name());
    }

    /** Returns the name of the tool that a call reaches: of a {@link CallRelay}'s call, the tool that it names. */
    default String resolveName(ToolCall call) {
        return find(call.name()).map(ToolListing::name).orElse(call.name());
    }

    /** Calls a tool that {@link #find} returns. Caller errors never cause an exception. */
    CallToolResult call(ToolCall call);
}
