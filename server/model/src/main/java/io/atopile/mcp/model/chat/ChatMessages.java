package io.atopile.mcp.model.chat;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Role;
import io.atopile.mcp.tool.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a conversation as the messages of the Chat Completions API: the text and the calls of an answer are one message, and the instructions
 * at the beginning are one system message. Later ones are messages of the user, because many templates take a system message only first.
 */
final class ChatMessages {

    private final ArrayNode messages = Json.mapper().createArrayNode();

    private ChatMessages() {}

    static ArrayNode of(List<ConversationItem> input) {
        var written = new ChatMessages();
        var instructions = input.stream().takeWhile(ChatMessages::isInstruction).map(item -> ((ConversationItem.Message) item).text()).toList();
        if (!instructions.isEmpty()) {
            written.messages.addObject().put("role", "system").put("content", String.join("\n\n", instructions));
        }
        input.stream().skip(instructions.size()).forEach(written::add);
        return written.messages;
    }

    private static boolean isInstruction(ConversationItem item) {
        return item instanceof ConversationItem.Message(var role, _) && role == Role.DEVELOPER;
    }

    private void add(ConversationItem item) {
        switch (item) {
            case ConversationItem.Message message when message.role() == Role.ASSISTANT -> {
                var assistant = openAssistant();
                var before = assistant.path("content").asString("");
                assistant.put("content", before.isEmpty() ? message.text() : before + "\n" + message.text());
            }
            case ConversationItem.Message(_, var content) -> writeContent(messages.addObject().put("role", "user"), content);
            case ConversationItem.Call(var id, var name, var arguments) -> openAssistant().withArray("tool_calls").addObject()
                    .put("id", id)
                    .put("type", "function")
                    .putObject("function")
                    .put("name", name)
                    .put("arguments", arguments);
            case ConversationItem.Output output -> messages.addObject()
                    .put("role", "tool")
                    .put("tool_call_id", output.callId())
                    .put("content", output.text());
            case ConversationItem.Reasoning _, ConversationItem.Other _ -> {}
        }
    }

    /** Returns the answer that the item belongs to: an output or a message of the user begins another. */
    private ObjectNode openAssistant() {
        var last = messages.isEmpty() ? Json.object() : (ObjectNode) messages.get(messages.size() - 1);
        return last.path("role").asString("").equals("assistant") ? last : messages.addObject().put("role", "assistant").putNull("content");
    }

    private static void writeContent(ObjectNode message, List<ContentPart> content) {
        if (content.stream().allMatch(ContentPart.Text.class::isInstance)) {
            message.put("content", ContentPart.joinTexts(content));
            return;
        }
        var parts = message.putArray("content");
        for (var part : content) {
            switch (part) {
                case ContentPart.Text(var text) -> parts.addObject().put("type", "text").put("text", text);
                case ContentPart.Image(var url) -> parts.addObject().put("type", "image_url").putObject("image_url").put("url", url);
            }
        }
    }
}
