package io.atopile.mcp.agent.codex;

import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolListing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The listings of {@code codex} and {@code codex-reply}: the fields of Codex 0.153.4, described in our own words. */
final class CodexListing {

    static final String BEGIN = "codex";
    static final String REPLY = "codex-reply";

    static final Set<Effect> EFFECTS =
            EnumSet.of(Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK);

    private static final String BEGIN_INPUT = """
            {"type": "object", "additionalProperties": false, "required": ["prompt"], "properties": {
              "prompt": {"type": "string", "description": "The task."},
              "model": {"type": "string", "description": "Model ID to use instead of the one in the user's settings."},
              "cwd": {"type": "string", "description": "The project's directory; a relative path is resolved against the server's working directory."},
              "approval-policy": {"type": "string", "enum": ["untrusted", "on-failure", "on-request", "never"],
                "description": "on-request: ask this client's user; never: deny calls that need approval; the user's settings decide which calls do. untrusted: as approval ask of run_agent; on-failure: as auto_safe."},
              "sandbox": {"type": "string", "enum": ["read-only", "workspace-write", "danger-full-access"],
                "description": "read-only: the agent can only read; the others allow what the user's settings allow, and no more."},
              "config": {"type": "object", "additionalProperties": true, "description": "Accepted but ignored."},
              "base-instructions": {"type": "string", "description": "Instructions added to the agent's own; they don't replace them."},
              "developer-instructions": {"type": "string", "description": "Instructions added to the agent's own."},
              "compact-prompt": {"type": "string", "description": "Accepted but ignored."}}}""";

    private static final String REPLY_INPUT = """
            {"type": "object", "required": ["prompt"], "properties": {
              "prompt": {"type": "string", "description": "The next message."},
              "threadId": {"type": "string", "description": "The conversation to continue, as returned by codex."},
              "conversationId": {"type": "string", "description": "Former name of threadId."}}}""";

    private static final String OUTPUT = """
            {"type": "object", "required": ["threadId", "content"], "properties": {
              "threadId": {"type": "string"}, "content": {"type": "string"}}}""";

    private CodexListing() {}

    static List<ToolListing> all() {
        return List.of(
                createListing(BEGIN, "Codex", BEGIN_INPUT, "Hands a task to the PCB agent and waits for its answer. Takes the fields of the codex tool "
                        + "that Codex provided up to version 0.153. run_agent has more options and returns more."),
                createListing(REPLY, "Codex Reply", REPLY_INPUT, "Continues a conversation started with codex."));
    }

    private static ToolListing createListing(String name, String title, String input, String description) {
        return new ToolListing(name, title, description, parseJson(input), parseJson(OUTPUT), ToolAnnotations.of(EFFECTS, false));
    }

    private static ObjectNode parseJson(String text) {
        return (ObjectNode) Json.mapper().readTree(text);
    }
}
