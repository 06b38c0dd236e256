package io.atopile.mcp.server;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.ToolSource;
import java.util.Optional;

/**
 * Everything a protocol face puts before a client.
 *
 * @param instructions what a client shows its model about this server; the first 240 characters carry the essentials
 * @param kept the answer to {@code tools/list}, where it is known without asking the tools
 */
public record Offer(
        String name,
        String title,
        String version,
        String instructions,
        ToolSource tools,
        Optional<KeptListing> kept,
        ResourceSource resources,
        PromptSource prompts) {

    /** One whose tools are asked what they are. */
    public Offer(
            String name,
            String title,
            String version,
            String instructions,
            ToolSource tools,
            ResourceSource resources,
            PromptSource prompts) {
        this(name, title, version, instructions, tools, Optional.empty(), resources, prompts);
    }
}
