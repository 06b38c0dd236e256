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

    /** An answer in the form of a tool's, for a call that no tool answered; an empty {@code hint} is none. */
    public static Reply failed(ErrorCode code, String message, String hint) {
        var envelope = new Envelope(false, code.wireName(), Envelope.FAILED + message, null, false, hint.isEmpty() ? null : hint).toJson();
        return new Reply(List.of(new Block.Text(Json.mapper().writeValueAsString(envelope))), envelope, true);
    }
}
