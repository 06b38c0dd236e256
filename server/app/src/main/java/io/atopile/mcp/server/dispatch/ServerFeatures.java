package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.EventSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.ToolSource;
import java.util.Optional;

/**
 * Everything that a protocol server offers to a client.
 *
 * @param instructions what a client shows its model about this server; the first 240 characters carry the essentials
 * @param keptTools the tools as {@code tools/list} lists them, a JSON array, if that is available without querying them
 * @param runs the runs of the agent, by ID
 * @param roots learns the client's roots if they are the allowed directories: at most one client may be served then
 */
public record ServerFeatures(
        String name,
        String title,
        String version,
        String instructions,
        ToolSource tools,
        Optional<String> keptTools,
        ResourceSource resources,
        PromptSource prompts,
        EventSource runs,
        Optional<RootsListener> roots) {

    /** Creates features without a stored tool list and without runs. */
    public ServerFeatures(
            String name,
            String title,
            String version,
            String instructions,
            ToolSource tools,
            ResourceSource resources,
            PromptSource prompts) {
        this(name, title, version, instructions, tools, Optional.empty(), resources, prompts, EventSource.NONE, Optional.empty());
    }

    /** Returns the same features for one client whose roots are the allowed directories. */
    public ServerFeatures with(RootsListener listener) {
        return new ServerFeatures(name, title, version, instructions, tools, keptTools, resources, prompts, runs, Optional.of(listener));
    }
}
