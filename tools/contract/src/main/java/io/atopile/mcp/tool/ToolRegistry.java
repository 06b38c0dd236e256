package io.atopile.mcp.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contains the tools and runs every call, from a client or from the agent, through one chain: find the tool, validate the input,
 * policy, claims, deadline and cancellation, the call, validate the output, log, envelope. {@link ToolInvocation} implements the
 * chain.
 */
public final class ToolRegistry implements ToolSource, AutoCloseable {

    private final Map<String, ToolEntry<?, ?>> entries = new LinkedHashMap<>();
    private final Map<String, ToolEntry<?, ?>> aliases = new LinkedHashMap<>();
    private final ToolInvocation.Surroundings surroundings;
    private final DeadlineScheduler deadlines = new DeadlineScheduler("deadlines");

    /**
     * Registers the tools in the order in which they are listed. Errors in a tool's records are reported when it is first listed
     * or called.
     *
     * @throws IllegalArgumentException if a tool's spec or name is invalid
     */
    public ToolRegistry(
            Collection<? extends Tool<?, ?>> tools, Workspace workspace, Gate gate, ActionLog log, DefectReporter defects) {
        tools.forEach(tool -> put(ToolEntry.of(tool)));
        this.surroundings = new ToolInvocation.Surroundings(this, workspace, gate, log, defects, new ClaimLocks());
    }

    private void put(ToolEntry<?, ?> entry) {
        var name = entry.spec().name();
        if (!name.matches("[a-z0-9_]{1,40}")) {
            throw new IllegalArgumentException("Tool name " + name + " must match [a-z0-9_]{1,40}");
        }
        if (entries.putIfAbsent(name, entry) != null) {
            throw new IllegalArgumentException("Two tools are named " + name);
        }
        for (var alias : entry.spec().aliases()) {
            aliases.put(alias, entry);
        }
    }

    @Override
    public List<ToolListing> list() {
        return entries.values().stream().map(ToolEntry::listing).toList();
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return Optional.ofNullable(findEntry(name)).map(ToolEntry::listing);
    }

    @Override
    public Set<Effect> resolveEffects(String name) {
        var entry = findEntry(name);
        return entry == null ? ToolSource.super.resolveEffects(name) : entry.effects();
    }

    @Override
    public Set<Effect> resolveEffects(ToolCall call) {
        return findInvocation(call).map(invocation -> invocation.inspection().effects()).orElseGet(() -> ToolSource.super.resolveEffects(call));
    }

    @Override
    public String resolveName(ToolCall call) {
        return findInvocation(call).map(ToolInvocation::toolName).orElse(call.name());
    }

    /**
     * Runs the chain on the calling thread.
     *
     * @throws IllegalArgumentException if {@link #find} doesn't find the tool
     */
    @Override
    public CallToolResult call(ToolCall call) {
        var invocation = findInvocation(call).orElseThrow(() -> new IllegalArgumentException("There is no tool " + call.name()));
        var longest = invocation.remaining();
        try (var _ = deadlines.schedule(longest, () -> call.cancellation().cancel(CancellationSignal.Reason.DEADLINE))) {
            return invocation.run();
        }
    }

    @Override
    public CallPreview preview(ToolCall call) throws InterruptedException {
        var invocation = findInvocation(call);
        return invocation.isPresent() ? invocation.get().inspection().preview() : ToolSource.super.preview(call);
    }

    @Override
    public void decline(ToolCall call, String message) {
        surroundings.log().record(new ActionLog.Action(
                Instant.now(), call.caller(), call.name(), call.arguments(), ErrorCode.POLICY_DENIED.wireName(), message, Duration.ZERO, call.approval()));
    }

    /** Returns the call to make: of a relay, the one it stands for. */
    private Optional<ToolInvocation<?, ?>> findInvocation(ToolCall call) {
        var entry = findEntry(call.name());
        if (entry == null) {
            return Optional.empty();
        }
        var invocation = new ToolInvocation<>(entry, call, surroundings);
        return entry.tool() instanceof CallRelay<?> ? invocation.relay().flatMap(this::findInvocation).or(() -> Optional.of(invocation)) : Optional.of(invocation);
    }

    private @Nullable ToolEntry<?, ?> findEntry(String name) {
        var entry = entries.get(name);
        return entry == null ? aliases.get(name) : entry;
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
