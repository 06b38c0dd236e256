package io.atopile.mcp.agent.engine;

import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Tools {@code look}, {@code change} and {@code destroy}, and where wished {@code build_run}, that do what a test says, and count their calls. */
final class CountedTools implements ToolSource {

    private static final Map<String, Set<Effect>> EFFECTS = Map.of(
            "look", EnumSet.of(Effect.READS), "change", EnumSet.of(Effect.WRITES_PROJECT), "destroy", EnumSet.of(Effect.DESTROYS),
            "build_run", EnumSet.of(Effect.BUILDS), "build_status", EnumSet.of(Effect.READS), "build_cancel", EnumSet.of(Effect.BUILDS), "tools_find", EnumSet.of(Effect.READS), "tools_read", EnumSet.of(Effect.READS));

    final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Function<ToolCall, CallToolResult> body;
    private final List<ToolListing> listings;

    CountedTools(Function<ToolCall, CallToolResult> body) {
        this(body, List.of("look", "change", "destroy"));
    }

    private CountedTools(Function<ToolCall, CallToolResult> body, List<String> names) {
        this.body = body;
        this.listings = names.stream().map(this::listing).toList();
    }

    static CountedTools withBuild(Function<ToolCall, CallToolResult> body) {
        return new CountedTools(body, List.of("look", "change", "destroy", "build_run", "build_status", "build_cancel"));
    }

    static CountedTools withRelays(Function<ToolCall, CallToolResult> body) {
        return new CountedTools(body, List.of("look", "change", "destroy", "tools_find", "tools_read", "tools_call"));
    }

    static CallToolResult ok(String message) {
        var envelope = Json.object().put("ok", true).put("code", "ok").put("message", message);
        return CallToolResult.ofText(envelope.toString());
    }

    int count(String tool) {
        return calls.getOrDefault(tool, new AtomicInteger()).get();
    }

    @Override
    public List<ToolListing> list() {
        return listings;
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return list().stream().filter(listing -> listing.name().equals(name)).findFirst();
    }

    @Override
    public Set<Effect> resolveEffects(String name) {
        return EFFECTS.getOrDefault(name, EnumSet.allOf(Effect.class));
    }

    /** A call that says so configures other programs. */
    @Override
    public Set<Effect> resolveEffects(ToolCall call) {
        var effects = EnumSet.copyOf(resolveEffects(call.name()));
        if (call.arguments().has("configures")) {
            effects.add(Effect.CONFIGURES_PROGRAMS);
        }
        return effects;
    }

    @Override
    public CallToolResult call(ToolCall call) {
        calls.computeIfAbsent(call.name(), _ -> new AtomicInteger()).incrementAndGet();
        return body.apply(call);
    }

    private ToolListing listing(String name) {
        var effects = resolveEffects(name);
        return new ToolListing(
                name, name, "Does " + name, Json.object().put("type", "object"), null, ToolAnnotations.of(effects, false));
    }
}
