package io.atopile.mcp.server;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.ToolSource;

/**
 * Everything a protocol face puts before a client.
 *
 * @param instructions what a client shows its model about this server; the first 240 characters carry the essentials
 */
public record Offer(
        String name,
        String title,
        String version,
        String instructions,
        ToolSource tools,
        ResourceSource resources,
        PromptSource prompts) {}
