package io.atopile.mcp.agent.codex;

import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolListing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code codex} and {@code codex-reply} as they are listed: the fields of Codex 0.153.4, in our words. */
final class CodexListing {

    static final String BEGIN = "codex";
    static final String REPLY = "codex-reply";

    static final Set<Effect> EFFECTS =
            EnumSet.of(Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK);

    private static final String BEGIN_INPUT = """
            {"type": "object", "additionalProperties": false, "required": ["prompt"], "properties": {
              "prompt": {"type": "string", "description": "The task."},
              "model": {"type": "string", "description": "In place of the one in the user's settings."},
              "cwd": {"type": "string", "description": "The project's directory; a relative one is looked for from the server's own."},
              "approval-policy": {"type": "string", "enum": ["on-request", "never"],
                "description": "on-request asks the person at this client, never refuses what would have to be asked. What may be done without asking is the user's to set."},
              "sandbox": {"type": "string", "enum": ["read-only", "workspace-write", "danger-full-access"],
                "description": "read-only lets the agent only look; the others allow what the user's settings allow, and no more."},
              "config": {"type": "object", "additionalProperties": true, "description": "Accepted and not used."},
              "base-instructions": {"type": "string", "description": "How to work; added to what the agent knows, not put in its place."},
              "developer-instructions": {"type": "string", "description": "How to work."},
              "compact-prompt": {"type": "string", "description": "Accepted and not used."}}}""";

    private static final String REPLY_INPUT = """
            {"type": "object", "required": ["prompt"], "properties": {
              "prompt": {"type": "string", "description": "What to say next."},
              "threadId": {"type": "string", "description": "The conversation, as codex answered it."},
              "conversationId": {"type": "string", "description": "An older name of threadId."}}}""";

    private static final String OUTPUT = """
            {"type": "object", "required": ["threadId", "content"], "properties": {
              "threadId": {"type": "string"}, "content": {"type": "string"}}}""";

    private CodexListing() {}

    static List<ToolListing> all() {
        return List.of(
                createListing(BEGIN, "Codex", BEGIN_INPUT, "Hands a task to the PCB agent and waits for its answer, with the fields of the codex tool "
                        + "that Codex had up to 0.153. run_agent can do more and tells more."),
                createListing(REPLY, "Codex Reply", REPLY_INPUT, "Goes on with a conversation that codex began."));
    }

    private static ToolListing createListing(String name, String title, String input, String description) {
        return new ToolListing(name, title, description, parseJson(input), parseJson(OUTPUT), ToolAnnotations.of(EFFECTS, false));
    }

    private static ObjectNode parseJson(String text) {
        return (ObjectNode) Json.mapper().readTree(text);
    }
}
