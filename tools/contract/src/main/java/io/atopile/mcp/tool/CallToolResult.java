package io.atopile.mcp.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a face sends back for a call: content blocks, the structured form of the same, and whether it failed. */
public record CallToolResult(List<ContentBlock> blocks, @Nullable ObjectNode structured, boolean isError) {
    public CallToolResult {
        blocks = List.copyOf(blocks);
    }

    public static CallToolResult ofText(String text) {
        return new CallToolResult(List.of(new ContentBlock.Text(text)), null, false);
    }

    public static CallToolResult ofError(String text) {
        return new CallToolResult(List.of(new ContentBlock.Text(text)), null, true);
    }

    /** An answer in the form of a tool's, for a call that no tool answered; an empty {@code hint} is none. */
    public static CallToolResult ofFailure(ErrorCode code, String message, String hint) {
        var envelope = new ResultEnvelope(false, code.wireName(), ResultEnvelope.FAILED + message, null, false, hint.isEmpty() ? null : hint).toJson();
        return new CallToolResult(List.of(new ContentBlock.Text(Json.mapper().writeValueAsString(envelope))), envelope, true);
    }
}
