package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DelegatingToolSourceTest {

    private static final ToolListing LISTING = new ToolListing("look", "Look", "Looks.", Json.object(), null, null);
    private static final CallPreview PREVIEW = new CallPreview("Look", "at it");

    private final List<String> declined = new ArrayList<>();

    /** Says only what it must. */
    private static class Plain implements ToolSource {
        @Override
        public List<ToolListing> list() {
            return List.of(LISTING);
        }

        @Override
        public Optional<ToolListing> find(String name) {
            return list().stream().filter(tool -> tool.name().equals(name)).findFirst();
        }

        @Override
        public CallToolResult call(ToolCall call) {
            return CallToolResult.ofText(call.name());
        }
    }

    private final class Telling extends Plain {
        @Override
        public Set<Effect> resolveEffects(String name) {
            return Set.of(Effect.READS);
        }

        @Override
        public Set<Effect> resolveEffects(ToolCall call) {
            return Set.of(Effect.READS, Effect.BUILDS);
        }

        @Override
        public CallPreview preview(ToolCall call) {
            return PREVIEW;
        }

        @Override
        public void decline(ToolCall call, String message) {
            declined.add(call.name() + ": " + message);
        }
    }

    private static final class Routed extends DelegatingToolSource {
        Routed(ToolSource tools) {
            super(tools);
        }

        @Override
        public CallToolResult call(ToolCall call) {
            return CallToolResult.ofText("routed");
        }
    }

    private static ToolCall call(String name) {
        return new ToolCall(
                name, Json.object().put("at", "it"), Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "t"), Progress.NONE, new CancellationSignal(),
                McpClientHandle.NONE);
    }

    @Test
    void everythingButTheCallIsTheOtherSources() throws Exception {
        var source = new Routed(new Telling());
        assertEquals(List.of(LISTING), source.list());
        assertEquals(Optional.of(LISTING), source.find("look"));
        assertEquals(Optional.empty(), source.find("nothing"));
        assertEquals(Set.of(Effect.READS), source.resolveEffects("look"));
        assertEquals(Set.of(Effect.READS, Effect.BUILDS), source.resolveEffects(call("look")));
        assertEquals(PREVIEW, source.preview(call("look")));
        source.decline(call("look"), "No.");
        assertEquals(List.of("look: No."), declined);
        assertEquals(CallToolResult.ofText("routed"), source.call(call("look")));
    }

    @Test
    void aSourceThatDeclaresNoEffectsMayHaveAll() throws Exception {
        var source = new Plain();
        assertEquals(EnumSet.allOf(Effect.class), source.resolveEffects("look"));
        assertEquals(EnumSet.allOf(Effect.class), source.resolveEffects(call("look")));
        assertEquals("look\nat: it", source.preview(call("look")).whole());
    }
}
