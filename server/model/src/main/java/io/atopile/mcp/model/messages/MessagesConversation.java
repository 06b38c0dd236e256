package io.atopile.mcp.model.messages;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Role;
import io.atopile.mcp.model.transport.DataUrl;
import io.atopile.mcp.tool.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a conversation as the messages of the Messages API, in which user and assistant alternate: items of one side that follow each other are
 * the blocks of one message. Instructions at the beginning are the system text; later ones are messages of the user.
 *
 * @param system the blocks of the system text
 */
record MessagesConversation(ArrayNode system, ArrayNode messages) {

    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";

    static MessagesConversation of(List<ConversationItem> input) {
        var written = new MessagesConversation(Json.mapper().createArrayNode(), Json.mapper().createArrayNode());
        for (var item : input) {
            written.add(item);
        }
        return written;
    }

    private void add(ConversationItem item) {
        switch (item) {
            case ConversationItem.Message message when message.role() == Role.DEVELOPER && messages.isEmpty() -> addText(system, message.text());
            case ConversationItem.Message(var role, var content) -> addContent(open(role == Role.ASSISTANT ? ASSISTANT : USER), content);
            case ConversationItem.Call(var id, var name, var arguments) -> open(ASSISTANT).addObject()
                    .put("type", "tool_use")
                    .put("id", id)
                    .put("name", name)
                    .set("input", Json.mapper().readTree(arguments));
            case ConversationItem.Output(var id, var content) -> addContent(
                    open(USER).addObject().put("type", "tool_result").put("tool_use_id", id).putArray("content"), content);
            case ConversationItem.Reasoning reasoning -> reasoning.encrypted().ifPresent(signature -> open(ASSISTANT).add(toThinking(reasoning, signature)));
            case ConversationItem.Other _ -> {}
        }
    }

    /** Returns the blocks of the message that an item of this side belongs to. */
    private ArrayNode open(String role) {
        if (!messages.isEmpty() && messages.get(messages.size() - 1).path("role").asString("").equals(role)) {
            return (ArrayNode) messages.get(messages.size() - 1).path("content");
        }
        return messages.addObject().put("role", role).putArray("content");
    }

    private static void addContent(ArrayNode blocks, List<ContentPart> content) {
        for (var part : content) {
            switch (part) {
                case ContentPart.Text(var text) -> addText(blocks, text);
                case ContentPart.Image(var url) -> blocks.addObject().put("type", "image").set("source", toSource(url));
            }
        }
    }

    /** The API refuses blank texts. */
    private static void addText(ArrayNode blocks, String text) {
        if (!text.isBlank()) {
            blocks.addObject().put("type", "text").put("text", text);
        }
    }

    private static ObjectNode toSource(String url) {
        return DataUrl.parse(url)
                .map(data -> Json.object().put("type", "base64").put("media_type", data.type()).put("data", data.base64()))
                .orElseGet(() -> Json.object().put("type", "url").put("url", url));
    }

    /** Thinking is sent back exactly as it came; what is redacted has no text. */
    private static ObjectNode toThinking(ConversationItem.Reasoning reasoning, String signature) {
        return reasoning.summary().isEmpty()
                ? Json.object().put("type", "redacted_thinking").put("data", signature)
                : Json.object().put("type", "thinking").put("thinking", String.join("", reasoning.summary())).put("signature", signature);
    }

    /** Returns the blocks of the last message. */
    ArrayNode findLastContent() {
        return messages.isEmpty() ? Json.mapper().createArrayNode() : (ArrayNode) messages.get(messages.size() - 1).path("content");
    }
}
