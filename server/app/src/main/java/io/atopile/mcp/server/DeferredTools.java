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

/** The tools, put into their box when one is first looked for: a client's start doesn't wait for that. */
final class DeferredTools implements ToolSource, AutoCloseable {

    private Supplier<ToolRegistry> making = () -> {
        throw new IllegalStateException("The tools were looked for before it was said how they are made");
    };
    private @Nullable ToolRegistry box;

    /** Takes how the box is made; some tools call others of the box, so it can't be there from the start. */
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
