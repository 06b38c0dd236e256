package io.atopile.mcp.tool;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tool as {@code tools/list} returns it. */
public record ToolListing(
        String name,
        @Nullable String title,
        String description,
        ObjectNode inputSchema,
        @Nullable ObjectNode outputSchema,
        @Nullable ToolAnnotations hints) {

    private static final Pattern END = Pattern.compile("(?<!\\b(?:e\\.g|i\\.e))\\.(?=\\s)");

    /** Returns the first sentence of the description. */
    public String summary() {
        var end = END.matcher(description);
        return end.find() ? description.substring(0, end.end()) : description;
    }
}
