package io.atopile.mcp.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exposes the tools of another source and lets subclasses route the calls differently. */
public abstract class DelegatingToolSource implements ToolSource {

    private final ToolSource tools;

    protected DelegatingToolSource(ToolSource tools) {
        this.tools = tools;
    }

    /** Returns the underlying source. */
    protected final ToolSource tools() {
        return tools;
    }

    @Override
    public List<ToolListing> list() {
        return tools.list();
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return tools.find(name);
    }

    @Override
    public Set<Effect> resolveEffects(String name) {
        return tools.resolveEffects(name);
    }

    @Override
    public CallPreview preview(ToolCall call) throws InterruptedException {
        return tools.preview(call);
    }

    @Override
    public void decline(ToolCall call, String message) {
        tools.decline(call, message);
    }

    @Override
    public String resolveName(ToolCall call) {
        return tools.resolveName(call);
    }

    @Override
    public Set<Effect> resolveEffects(ToolCall call) {
        return tools.resolveEffects(call);
    }
}
