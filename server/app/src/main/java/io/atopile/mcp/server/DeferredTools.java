package io.atopile.mcp.server;

import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tool.ToolSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tools, created when one is first requested, so that a client's start doesn't wait for them. */
final class DeferredTools implements ToolSource, AutoCloseable {

    private Supplier<ToolRegistry> making = () -> {
        throw new IllegalStateException("The tools were requested before their factory was set");
    };
    private @Nullable ToolRegistry box;

    /** Sets the factory of the registry; some tools call others in it, so it can't be passed to the constructor. */
    synchronized void make(Supplier<ToolRegistry> way) {
        making = way;
    }

    @Override
    public List<ToolListing> list() {
        return box().list();
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return box().find(name);
    }

    @Override
    public Set<Effect> resolveEffects(String name) {
        return box().resolveEffects(name);
    }

    @Override
    public CallPreview preview(ToolCall call) throws InterruptedException {
        return box().preview(call);
    }

    @Override
    public void decline(ToolCall call, String message) {
        box().decline(call, message);
    }

    @Override
    public String resolveName(ToolCall call) {
        return box().resolveName(call);
    }

    @Override
    public Set<Effect> resolveEffects(ToolCall call) {
        return box().resolveEffects(call);
    }

    @Override
    public CallToolResult call(ToolCall call) {
        return box().call(call);
    }

    private synchronized ToolRegistry box() {
        var made = box;
        if (made == null) {
            made = making.get();
            box = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (box != null) {
            box.close();
        }
    }
}
