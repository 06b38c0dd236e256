package io.atopile.mcp.model.messages;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.transport.EventJson;
import io.atopile.mcp.model.transport.PartialReply;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One block of a response while it arrives. */
final class MessageBlock {

    private final JsonNode start;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();

    /** @param start the block as it begins; some servers send it whole then */
    MessageBlock(JsonNode start) {
        this.start = start;
        text.append(start.path("text").asString("")).append(start.path("thinking").asString(""));
        signature.append(start.path("signature").asString(""));
    }

    /** Adds a piece. */
    void add(JsonNode delta, PartialReply reply) {
        var said = delta.path("text").asString("");
        var thought = delta.path("thinking").asString("");
        text.append(said).append(thought);
        arguments.append(delta.path("partial_json").asString(""));
        signature.append(delta.path("signature").asString(""));
        reply.tell(said, ModelEvent.TextDelta::new);
        reply.tell(thought, ModelEvent.ReasoningDelta::new);
    }

    /** Returns the item; empty if it has no content, is of an unknown type, or is half a call. */
    Optional<ConversationItem> toItem() {
        return switch (start.path("type").asString("")) {
            case "text" -> Optional.of(text.toString()).filter(said -> !said.isBlank()).map(said -> ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, said));
            case "tool_use" -> readArguments().map(json -> new ConversationItem.Call(start.path("id").asString(""), start.path("name").asString(""), json));
            case "thinking" -> Optional.of(new ConversationItem.Reasoning(
                    Optional.empty(), List.of(text.toString()), Optional.of(signature.toString()).filter(sign -> !sign.isEmpty())));
            case "redacted_thinking" -> Optional.of(new ConversationItem.Reasoning(Optional.empty(), List.of(), Optional.of(start.path("data").asString(""))));
            default -> Optional.empty();
        };
    }

    /** A block that was cut at the token limit ends like others, but its JSON doesn't. */
    private Optional<String> readArguments() {
        var json = arguments.isEmpty() ? start.path("input").toString() : arguments.toString();
        return Optional.of(json.isEmpty() ? "{}" : json).filter(whole -> EventJson.parse(whole).isPresent());
    }
}
