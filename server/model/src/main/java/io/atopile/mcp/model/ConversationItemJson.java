package io.atopile.mcp.model;

import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts {@link ConversationItem} to and from JSON, as used by the Responses API and in the stored conversations of runs. */
public final class ConversationItemJson {

    /** A field of stored reasoning that isn't sent. */
    private static final String ORIGIN = "origin";

    private ConversationItemJson() {}

    /** Converts an item to the form in which it is sent, which has no field of ours. */
    public static ObjectNode toWireJson(ConversationItem item) {
        var json = toJson(item);
        json.remove(ORIGIN);
        return json;
    }

    public static ObjectNode toJson(ConversationItem item) {
        return switch (item) {
            case ConversationItem.Message message -> convertMessage(message);
            case ConversationItem.Call(var callId, var name, var arguments) -> Json.object()
                    .put("type", "function_call")
                    .put("call_id", callId)
                    .put("name", name)
                    .put("arguments", arguments);
            case ConversationItem.Output output -> convertOutput(output);
            case ConversationItem.Reasoning reasoning -> convertReasoning(reasoning);
            case ConversationItem.Other(var json) -> (ObjectNode) Json.mapper().readTree(json);
        };
    }

    /** Parses an item. An unknown type, or an unexpected structure, becomes {@link ConversationItem.Other}. */
    public static ConversationItem of(ObjectNode json) {
        return switch (json.path("type").asString("")) {
            case "message" -> parseRole(json)
                    .<ConversationItem>map(role -> new ConversationItem.Message(role, parseContent(json.path("content"))))
                    .orElseGet(() -> toOther(json));
            case "function_call" -> new ConversationItem.Call(getText(json, "call_id"), getText(json, "name"), getText(json, "arguments"));
            case "function_call_output" -> new ConversationItem.Output(getText(json, "call_id"), parseContent(json.path("output")));
            case "reasoning" -> json.path("content").isEmpty() ? convertReasoning(json) : toOther(json);
            default -> toOther(json);
        };
    }

    /** Returns the text of the last message that isn't blank. */
    public static Optional<String> findLastText(List<ConversationItem> items) {
        return items.stream()
                .filter(item -> item instanceof ConversationItem.Message message && !message.text().isBlank())
                .map(item -> ((ConversationItem.Message) item).text())
                .reduce((_, last) -> last);
    }

    /** Parses the {@code usage} of a response; missing counts are 0. */
    public static TokenUsage parseUsage(JsonNode json) {
        return new TokenUsage(
                json.path("input_tokens").asLong(0),
                json.path("input_tokens_details").path("cached_tokens").asLong(0),
                json.path("output_tokens").asLong(0),
                json.path("output_tokens_details").path("reasoning_tokens").asLong(0));
    }

    private static ObjectNode convertMessage(ConversationItem.Message message) {
        var json = Json.object()
                .put("type", "message")
                .put("role", message.role().name().toLowerCase(Locale.ROOT));
        var kind = message.role() == ConversationItem.Role.ASSISTANT ? "output_text" : "input_text";
        write(message.content(), kind, json.putArray("content"));
        return json;
    }

    private static ObjectNode convertOutput(ConversationItem.Output output) {
        var json = Json.object().put("type", "function_call_output").put("call_id", output.callId());
        if (output.content().stream().allMatch(ContentPart.Text.class::isInstance)) {
            return json.put("output", output.text());
        }
        write(output.content(), "input_text", json.putArray("output"));
        return json;
    }

    private static ObjectNode convertReasoning(ConversationItem.Reasoning reasoning) {
        var json = Json.object().put("type", "reasoning");
        reasoning.id().ifPresent(id -> json.put("id", id));
        var summary = json.putArray("summary");
        reasoning.summary().forEach(text -> summary.addObject().put("type", "summary_text").put("text", text));
        reasoning.encrypted().ifPresent(encrypted -> json.put("encrypted_content", encrypted));
        reasoning.origin().ifPresent(origin -> json.put(ORIGIN, origin));
        return json;
    }

    /** Parses reasoning. Only reasoning without plain text gets here; with it, as local servers send it, it is kept unchanged. */
    private static ConversationItem convertReasoning(ObjectNode json) {
        return new ConversationItem.Reasoning(
                findText(json, "id"), parseSummary(json.path("summary")), findText(json, "encrypted_content"), findText(json, ORIGIN));
    }

    private static void write(List<ContentPart> content, String textKind, ArrayNode into) {
        for (var piece : content) {
            switch (piece) {
                case ContentPart.Text(var text) -> into.addObject().put("type", textKind).put("text", text);
                case ContentPart.Image(var url) -> into.addObject().put("type", "input_image").put("image_url", url);
            }
        }
    }

    private static List<ContentPart> parseContent(JsonNode json) {
        if (json.isString()) {
            return List.of(new ContentPart.Text(json.asString()));
        }
        var pieces = new ArrayList<ContentPart>();
        for (var piece : json.values()) {
            if (piece.has("image_url")) {
                pieces.add(new ContentPart.Image(piece.path("image_url").asString("")));
            } else if (piece.has("text")) {
                pieces.add(new ContentPart.Text(piece.path("text").asString("")));
            } else if (piece.has("refusal")) {
                pieces.add(new ContentPart.Text(piece.path("refusal").asString("")));
            }
        }
        return pieces;
    }

    private static List<String> parseSummary(JsonNode json) {
        return json.values().stream().map(piece -> piece.path("text").asString("")).toList();
    }

    private static Optional<ConversationItem.Role> parseRole(ObjectNode json) {
        return switch (json.path("role").asString("")) {
            case "developer", "system" -> Optional.of(ConversationItem.Role.DEVELOPER);
            case "user" -> Optional.of(ConversationItem.Role.USER);
            case "assistant" -> Optional.of(ConversationItem.Role.ASSISTANT);
            default -> Optional.empty();
        };
    }

    private static ConversationItem toOther(ObjectNode json) {
        return new ConversationItem.Other(json.toString());
    }

    private static String getText(ObjectNode json, String field) {
        return json.path(field).asString("");
    }

    private static Optional<String> findText(ObjectNode json, String field) {
        return Optional.ofNullable(json.path(field).asString(null));
    }
}
