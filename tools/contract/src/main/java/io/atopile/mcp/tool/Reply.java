package io.atopile.mcp.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a face sends back for a call: content blocks, the structured form of the same, and whether it failed. */
public record Reply(List<Block> blocks, @Nullable ObjectNode structured, boolean isError) {
    public Reply {
        blocks = List.copyOf(blocks);
    }

    public static Reply text(String text) {
        return new Reply(List.of(new Block.Text(text)), null, false);
    }

    public static Reply error(String text) {
        return new Reply(List.of(new Block.Text(text)), null, true);
    }
}
