package io.atopile.mcp.model.gemini;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.transport.DataUrl;
import io.atopile.mcp.tool.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a conversation to contents whose roles alternate, beginning with the user's. A thought's signature is part of the
 * call or text that followed it.
 */
final class GeminiContents {

    private final ArrayNode contents = Json.mapper().createArrayNode();
    private final Map<String, String> names = new HashMap<>();
    private String signature = "";

    private GeminiContents() {}

    static ArrayNode of(List<ConversationItem> items) {
        var made = new GeminiContents();
        items.forEach(made::add);
        return made.contents;
    }

    private void add(ConversationItem item) {
        switch (item) {
            case ConversationItem.Message(var role, var content) -> addContent(role, content);
            case ConversationItem.Call(var callId, var name, var arguments) -> {
                names.put(callId, name);
                var part = openContent("model").addObject();
                part.putObject("functionCall").put("name", name).set("args", Json.mapper().readTree(arguments));
                sign(part);
            }
            case ConversationItem.Output output -> openContent("user")
                    .addObject()
                    .putObject("functionResponse")
                    .put("name", names.getOrDefault(output.callId(), output.callId()))
                    .putObject("response")
                    .put("output", output.text());
            case ConversationItem.Reasoning reasoning -> signature = reasoning.encrypted().orElse("");
            case ConversationItem.Other _ -> {}
        }
    }

    private void addContent(ConversationItem.Role role, List<ContentPart> content) {
        var isModel = role == ConversationItem.Role.ASSISTANT;
        var parts = openContent(isModel ? "model" : "user");
        for (var piece : content) {
            var part = parts.addObject();
            switch (piece) {
                case ContentPart.Text(var text) -> part.put("text", text);
                case ContentPart.Image(var url) -> addPicture(part, url);
            }
            if (isModel) {
                sign(part);
            }
        }
    }

    private static void addPicture(ObjectNode part, String url) {
        DataUrl.parse(url).ifPresentOrElse(
                data -> part.putObject("inlineData").put("mimeType", data.type()).put("data", data.base64()),
                () -> part.putObject("fileData").put("fileUri", url));
    }

    private void sign(ObjectNode part) {
        if (!signature.isEmpty()) {
            part.put("thoughtSignature", signature);
            signature = "";
        }
    }

    private ArrayNode openContent(String role) {
        if (contents.isEmpty() && role.equals("model")) {
            openContent("user").addObject().put("text", "Go on.");
        }
        if (!contents.path(contents.size() - 1).path("role").asString("").equals(role)) {
            contents.addObject().put("role", role).putArray("parts");
        }
        return (ArrayNode) contents.path(contents.size() - 1).path("parts");
    }
}
