package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a tool's result: its envelope, its changes and its builds. */
final class ToolResultReader {

    private ToolResultReader() {}

    static CallOutcome of(CallToolResult reply) {
        var envelope = readEnvelope(reply);
        var data = envelope.path("data");
        return new CallOutcome(
                envelope.path("code").asString("ok"),
                envelope.path("message").asString(""),
                readContent(reply),
                0,
                readBuilds(data),
                readUndos(data),
                List.of(),
                Optional.empty());
    }

    /** Creates a result in a tool's format, for a call that no tool answered. */
    static CallOutcome createFailure(ErrorCode code, String message, String hint) {
        return CallOutcome.of(code.wireName(), message, readContent(CallToolResult.ofFailure(code, message, hint)));
    }

    static JsonNode readEnvelope(CallToolResult reply) {
        return reply.findEnvelope().orElseGet(Json::object);
    }

    private static List<ContentPart> readContent(CallToolResult reply) {
        var content = new ArrayList<ContentPart>();
        for (var block : reply.blocks()) {
            switch (block) {
                case ContentBlock.Text(var text) -> content.add(new ContentPart.Text(text));
                case ContentBlock.Image(var data, var type) -> content.add(new ContentPart.Image("data:" + type + ";base64," + data));
                case ContentBlock.Audio _, ContentBlock.ResourceLink _, ContentBlock.EmbeddedResource _ ->
                    content.add(new ContentPart.Text("(content of a type that can't be shown here)"));
            }
        }
        return content;
    }

    private static List<BuildObservation> readBuilds(JsonNode data) {
        if (!data.has("build_id") || !data.has("status") || !data.has("target")) {
            return List.of();
        }
        return List.of(new BuildObservation(
                data.path("build_id").asString(""),
                data.path("target").asString(""),
                data.path("status").asString(""),
                Optional.ofNullable(data.path("verdict").asString(null)),
                data.path("diagnostics_total").asInt(0)));
    }

    private static List<CallOutcome.Undo> readUndos(JsonNode data) {
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
