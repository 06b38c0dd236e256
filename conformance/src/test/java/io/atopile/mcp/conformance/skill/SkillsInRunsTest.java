package io.atopile.mcp.conformance.skill;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.agent.Provided;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A skill that an agent runs can do no more than the agent may. */
class SkillsInRunsTest {

    private static final String WRITES =
            """
            title: Write two notes
            steps:
              - {id: one, tool: project_create_path, with: {path: one.md, content: "1"}}
              - {id: two, tool: project_create_path, with: {path: two.md, content: "2"}}
            output:
              message: '"Both are written."'
              data: {}
              schema: {type: object}
            """;

    @TempDir
    private Path scratch;

    private Board board;

    @BeforeEach
    void board() throws Exception {
        board = Board.copy("divider", scratch);
        var folder = Files.createDirectories(scratch.resolve("config/atopile-mcp/skills/notes"));
        Files.writeString(folder.resolve("SKILL.md"), "---\nname: notes\ndescription: Writes notes.\n---\nWrite.\n");
        Files.writeString(folder.resolve("skill.yaml"), WRITES);
    }

    /** What a run came to, and what its model was told of the skill. */
    private record Ran(CallResult run, JsonNode skill) {}

    private Ran run(ObjectNode limits) throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                        answer("1", call("a", "skill_run", "{\"name\": \"notes\"}")), answer("2", message("Well.")));
                var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);
            var run = client.call("run_agent", limits.put("prompt", "Write notes.").put("wait_seconds", 50));
            return new Ran(run, provider.requests().size() < 2 ? Json.object() : output(provider.requests().get(1).body()));
        }
    }

    /** What a model was told that its first call came to. */
    static JsonNode output(JsonNode request) {
        return request.path("input").values().stream()
                .filter(item -> item.path("type").asString("").equals("function_call_output"))
                .map(item -> item.path("output").isString() ? item.path("output").asString() : item.at("/output/0/text").asString())
                .map(Json.mapper()::readTree)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatItsStepsChangeIsTheRuns() throws Exception {
        var ran = run(Json.object());
        assertEquals("ok", ran.skill().path("code").asString(), ran.skill()::toString);
        assertEquals("[\"one.md\",\"two.md\"]", ran.run().data().path("files_changed").toString());
    }

    @Test
    void aToolThatIsDeniedIsNotReachedThroughIt() throws Exception {
        var limits = Json.object();
        limits.putArray("deny_tools").add("project_create_path");
        var ran = run(limits);
        assertEquals("policy_denied", ran.skill().path("code").asString(), ran.skill()::toString);
        assertFalse(Files.exists(board.root().resolve("one.md")));
    }

    @Test
    void itMakesNoMoreCallsThanTheBudgetHasLeft() throws Exception {
        var ran = run(Json.object().put("max_tool_calls", 1));
        assertEquals("budget_exhausted", ran.skill().path("code").asString(), ran.skill()::toString);
        assertTrue(Files.exists(board.root().resolve("one.md")));
        assertFalse(Files.exists(board.root().resolve("two.md")));
    }
}
