package io.atopile.mcp.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The response to a call on the wire: content blocks, the same as structured content, and whether the call failed. */
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

    /** Builds a failed tool result for a call that reached no tool; an empty {@code hint} means no hint. */
    public static CallToolResult ofFailure(ErrorCode code, String message, String hint) {
        var envelope = new ResultEnvelope(false, code.wireName(), ResultEnvelope.FAILED + message, null, false, hint.isEmpty() ? null : hint).toJson();
        return new CallToolResult(List.of(new ContentBlock.Text(Json.mapper().writeValueAsString(envelope))), envelope, true);
    }

    /** Returns the envelope, which is in the last text block if something else, such as an image, comes with it; empty if there is none. */
    public Optional<ObjectNode> findEnvelope() {
        return Optional.ofNullable(structured).or(() -> findText().flatMap(CallToolResult::parseEnvelope));
    }

    /** Returns the same result with another hint in its envelope; an empty {@code hint} means none. */
    public CallToolResult withHint(ObjectNode envelope, String hint) {
        var hinted = envelope.deepCopy().put("hint", hint.isEmpty() ? null : hint);
        var others = new ArrayList<ContentBlock>(blocks.stream().filter(block -> !(block instanceof ContentBlock.Text)).toList());
        others.add(new ContentBlock.Text(Json.mapper().writeValueAsString(hinted)));
        return new CallToolResult(others, structured == null ? null : hinted, isError);
    }

    /** Returns the last text block. */
    public Optional<String> findText() {
        return blocks.reversed().stream().filter(ContentBlock.Text.class::isInstance).map(block -> ((ContentBlock.Text) block).text()).findFirst();
    }

    /** Tolerates any text, because a third-party tool may return anything. */
    private static Optional<ObjectNode> parseEnvelope(String text) {
        try {
            return text.startsWith("{") && Json.mapper().readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
