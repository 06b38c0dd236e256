package io.atopile.mcp.model.scripted;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model's replies, written in advance: as a JSON array, or one after the other as in JSON lines.
 *
 * <pre>{@code
 * {"items": [{"type": "message", "content": "I look first."},
 *            {"type": "function_call", "call_id": "look", "name": "file_read", "arguments": {"path": "main.ato"}}],
 *  "usage": {"input_tokens": 900, "output_tokens": 40}, "delay_ms": 300, "chunk": 8, "chunk_delay_ms": 20}
 * {"expect": "r1.resistance",
 *  "items": [{"type": "function_call", "call_id": "edit", "name": "file_edit",
 *             "arguments": {"anchor": "${look~(\\d+:[0-9a-f]{4})\\|    r1.resistance}", "path": "${look:/data/path}"}}]}
 * }</pre>
 *
 * <p>{@code expect} is a text that the newest output must contain, or {@code {"call": ..., "text": ...}}, or a list of these;
 * {@code end_turn} and {@code summary} are as in {@link ScriptedReply}; placeholders are as in {@link ScriptPlaceholders}.
 *
 * <p>The conversation alone determines the next reply: it is the one after the last reply that occurs in the conversation,
 * going through both once, in order. A reply is recognised by its call ids, which are unique, or by its text; a summary also
 * by its text within another message, as after a compaction. A script therefore continues after a restart where it was, and
 * forked conversations continue independently. Two replies without calls that have the same text are distinguished only while
 * both are in the conversation.
 */
public final class ModelScript {

    private final List<ScriptedReply> lines;

    private ModelScript(List<ScriptedReply> lines) {
        this.lines = List.copyOf(lines);
    }

    /** Parses a script. Throws an {@link IllegalArgumentException} that says which reply is invalid, and why. */
    public static ModelScript of(String text) {
        var lines = new ArrayList<ScriptedReply>();
        try (var replies = Json.mapper().readerFor(ObjectNode.class).<ObjectNode>readValues(text)) {
            while (replies.hasNext()) {
                lines.add(ScriptedReply.read(lines.size() + 1, replies.next()));
            }
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("The script isn't a list of JSON objects, at reply " + (lines.size() + 1), notJson);
        }
        var callIds = new HashSet<String>();
        for (var line : lines) {
            if (!line.callIds().stream().allMatch(callIds::add)) {
                throw ScriptedReply.createException(line.number(), "an earlier reply has the same call_id");
            }
        }
        return new ModelScript(lines);
    }

    /** Returns the same script without delays, and with every text in one piece. */
    public ModelScript atOnce() {
        return new ModelScript(lines.stream().map(ScriptedReply::atOnce).toList());
    }

    public int size() {
        return lines.size();
    }

    /** Returns the next reply of this conversation; empty when the script is over. */
    Optional<ScriptedReply> findNext(List<ConversationItem> conversation) {
        var placeholders = new ScriptPlaceholders(CallOutputs.of(conversation));
        var next = 0;
        for (var item : conversation) {
            for (var candidate = next; candidate < lines.size(); candidate++) {
                if (isOf(lines.get(candidate), item, placeholders)) {
                    next = candidate + 1;
                    break;
                }
            }
        }
        return next < lines.size() ? Optional.of(lines.get(next)) : Optional.empty();
    }

    private static boolean isOf(ScriptedReply line, ConversationItem item, ScriptPlaceholders placeholders) {
        return switch (item) {
            case ConversationItem.Call(var callId, _, _) -> line.callIds().contains(callId);
            case ConversationItem.Message message -> isSaidIn(line, message, placeholders);
            case ConversationItem.Output _, ConversationItem.Reasoning _, ConversationItem.Other _ -> false;
        };
    }

    private static boolean isSaidIn(ScriptedReply line, ConversationItem.Message message, ScriptPlaceholders placeholders) {
        if (message.role() == ConversationItem.Role.ASSISTANT) {
            return collectMessages(line, placeholders).contains(message.text());
        }
        return line.isSummary()
                && collectMessages(line, placeholders).stream()
                        .anyMatch(text -> !text.isBlank() && message.text().contains(text));
    }

    /** Returns the texts of a reply's messages; none while its placeholders can't be filled yet. */
    private static List<String> collectMessages(ScriptedReply line, ScriptPlaceholders placeholders) {
        try {
            var said = new ArrayList<String>();
            for (var item : line.messages()) {
                if (ConversationItemJson.of(placeholders.fill(item)) instanceof ConversationItem.Message(_, var content)) {
                    said.add(ContentPart.joinTexts(content));
                }
            }
            return said;
        } catch (ScriptPlaceholders.Unfilled _) {
            return List.of();
        }
    }
}
