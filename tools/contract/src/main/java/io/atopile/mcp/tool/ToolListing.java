package io.atopile.mcp.tool;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tool as {@code tools/list} returns it. */
public record ToolListing(
        String name,
        @Nullable String title,
        String description,
        ObjectNode inputSchema,
        @Nullable ObjectNode outputSchema,
        @Nullable ToolAnnotations hints) {}
