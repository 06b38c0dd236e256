package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BuildNote;
import io.atopile.mcp.model.Content;
import io.atopile.mcp.tool.Block;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a tool answered: its envelope, what it changed, what it built. */
final class Results {

    private Results() {}

    static CallOutcome of(Reply reply) {
        var envelope = envelope(reply);
        var data = envelope.path("data");
        return new CallOutcome(
                envelope.path("code").asString("ok"),
                envelope.path("message").asString(""),
                content(reply),
                0,
                builds(data),
                undos(data),
                List.of(),
                Optional.empty());
    }

    /** An answer in the form of a tool's, for a call that no tool answered. */
    static CallOutcome failed(String code, String message, String hint) {
        var envelope = Json.object().put("ok", false).put("code", code).put("message", "FAILED: " + message);
        envelope.putNull("data");
        envelope.put("retryable", false).put("hint", hint.isEmpty() ? null : hint);
        return CallOutcome.of(code, message, text(envelope));
    }

    static List<Content> text(ObjectNode envelope) {
        return List.of(new Content.Text(Json.mapper().writeValueAsString(envelope)));
    }

    static JsonNode envelope(Reply reply) {
        var structured = reply.structured();
        if (structured != null) {
            return structured;
        }
        return reply.blocks().isEmpty() || !(reply.blocks().getLast() instanceof Block.Text(var text))
                ? Json.object()
                : envelope(text);
    }

    /** A tool of somebody else's may say anything. */
    private static JsonNode envelope(String text) {
        try {
            return text.startsWith("{") ? Json.mapper().readTree(text) : Json.object();
        } catch (JacksonException _) {
            return Json.object();
        }
    }

    private static List<Content> content(Reply reply) {
        var content = new ArrayList<Content>();
        for (var block : reply.blocks()) {
            switch (block) {
                case Block.Text(var text) -> content.add(new Content.Text(text));
                case Block.Image(var data, var type) -> content.add(new Content.Image("data:" + type + ";base64," + data));
                case Block.Audio _, Block.ResourceLink _, Block.EmbeddedResource _ ->
                    content.add(new Content.Text("(something that can't be shown here)"));
            }
        }
        return content;
    }

    private static List<BuildNote> builds(JsonNode data) {
        if (!data.has("build_id") || !data.has("status") || !data.has("target")) {
            return List.of();
        }
        return List.of(new BuildNote(
                data.path("build_id").asString(""),
                data.path("target").asString(""),
                data.path("status").asString(""),
                Optional.ofNullable(data.path("verdict").asString(null)),
                data.path("diagnostics_total").asInt(0)));
    }

    private static List<CallOutcome.Undo> undos(JsonNode data) {
        var undos = new ArrayList<CallOutcome.Undo>();
        var own = data.path("undo_id").asString(null);
        if (own != null) {
            undos.add(new CallOutcome.Undo(data.path("path").asString(""), Optional.of(own), data.path("diff").asString("")));
        }
        for (var other : data.path("undo_ids").values()) {
            undos.add(new CallOutcome.Undo(
                    other.path("path").asString(""), Optional.ofNullable(other.path("undo_id").asString(null)), ""));
        }
        return undos;
    }
}
