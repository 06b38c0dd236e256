package io.atopile.mcp.conformance.skill;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.agent.Provided;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A skill gives the same, byte for byte, to a client, to the shell and to an agent, but for what it lists as unsteady. */
class SameForEveryoneTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int WAIT_SECONDS = 45;

    /** Every skill that is built in, with a board and an input. */
    enum Case {
        DIAGNOSE_BUILD_FAILURE("bad-unit", "{\"apply\": true}"),
        INSTALL_PART_AND_VALIDATE("divider", "{\"need\": \"led red 0603\", \"instance\": \"indicator\"}"),
        MANUFACTURING_READINESS_REVIEW("divider", "{\"quantity\": 5}"),
        REVIEW_DESIGN_CHANGE("divider", "{}"),
        SELECT_PART("divider", "{\"need\": \"10k 0603 1%\", \"quantity\": 20}");

        private final String board;
        private final String input;

        Case(String board, String input) {
            this.board = board;
            this.input = input;
        }

        String skill() {
            return name().toLowerCase(Locale.ROOT);
        }

        ObjectNode arguments() {
            var arguments = Json.object().put("name", skill()).put("wait_seconds", 170);
            return arguments.set("input", Json.mapper().readTree(input));
        }

        /** A copy of the board for one of them who ask. */
        Path project(Path scratch, String who) throws Exception {
            var root = Board.copy(board, scratch.resolve(who)).root();
            if (this == REVIEW_DESIGN_CHANGE) {
                Committed.all(root, "A divider");
                Committed.changeDivider(root);
            }
            return root;
        }
    }

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource
    void clientAndShellAndAgentGetTheSame(Case asked) throws Exception {
        KnownIndexes.lend(scratch.resolve("state/atopile-mcp"));
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("a", "skill_run", asked.arguments().toString())), answer("2", message("Done.")))) {
            var client = byClient(asked);
            assertFalse(client.path("result").isMissingNode(), client::toString);
            var expected = steady(client);
            assertEquals(expected, steady(byShell(asked)));
            assertEquals(expected, steady(byAgent(asked, provider)));
        }
    }

    private JsonNode byClient(Case asked) throws Exception {
        try (var server = Launched.over(Transport.STDIO, asked.project(scratch, "client"), scratch, Map.of())) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);
            var data = client.call("skill_run", asked.arguments().put("wait_seconds", WAIT_SECONDS)).data();
            while (data.path("status").asString("").equals("running")) {
                var again = Json.object().put("run_id", data.path("run_id").asString()).put("wait_seconds", WAIT_SECONDS);
                data = client.call("skill_run", again).data();
            }
            return data;
        }
    }

    private JsonNode byShell(Case asked) throws Exception {
        var project = asked.project(scratch, "shell");
        var ran = Program.of(project, Repository.ROOT.resolve("server/bin/atopile-mcp"), "call", "skill_run", "--json", asked.arguments().toString())
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .run(PATIENCE);
        return Json.mapper().readTree(ran.out()).path("data");
    }

    private JsonNode byAgent(Case asked, ScriptedResponsesServer provider) throws Exception {
        try (var server = Provided.over(Transport.STDIO, asked.project(scratch, "agent"), scratch, provider, "")) {
            var client = server.client();
            client.initialize(McpClient.NEWEST_LEGACY);
            var run = client.call("run_agent", Json.object().put("prompt", "Run the skill.").put("wait_seconds", WAIT_SECONDS)).data();
            while (run.path("status").asString("").equals("running")) {
                var again = Json.object().put("run_id", run.path("run_id").asString()).put("wait_seconds", WAIT_SECONDS);
                run = client.call("agent_status", again).data();
            }
            assertEquals("completed", run.path("status").asString(), run::toString);
            return SkillsInRunsTest.output(provider.requests().get(1).body()).path("data");
        }
    }

    /** What must be the same: the result without what the skill lists, as it is on the wire. */
    private String steady(JsonNode data) {
        var result = data.path("result").deepCopy();
        BuiltIn.unsteady(data.path("skill").asString()).forEach(pointer -> Unsteady.mask(result, pointer));
        return Json.mapper().writeValueAsString(result);
    }
}
