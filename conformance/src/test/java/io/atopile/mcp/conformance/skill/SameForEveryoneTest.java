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
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A skill gives the same, byte for byte, to a client, to the shell and to an agent, but for what it lists as unsteady. One server serves
 * the client and the agent; the board's folder is laid anew for each of the three.
 */
class SameForEveryoneTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int WAIT_SECONDS = 45;
    private static final AtomicReference<Case> CURRENT = new AtomicReference<>();
    private static final Act RUN_THE_SKILL =
            exchange -> answer("1", call("a", "skill_run", CURRENT.get().arguments().toString())).on(exchange);

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

        /** Makes the folder what the skill begins with. */
        void lay(Board folder) throws Exception {
            folder.replaceBy(board);
            if (this == REVIEW_DESIGN_CHANGE) {
                Committed.all(folder.root(), "A divider");
                Committed.changeDivider(folder.root());
            }
        }
    }

    @TempDir
    private static Path scratch;

    private static Board board;
    private static ScriptedResponsesServer provider;
    private static Launched server;

    @BeforeAll
    static void startServer() throws Exception {
        KnownIndexes.lend(scratch.resolve("state/atopile-mcp"));
        board = new Board(Files.createDirectories(scratch.resolve("board")));
        provider = ScriptedResponsesServer.playing(Stream.of(Case.values()).flatMap(_ -> Stream.of(RUN_THE_SKILL, answer("2", message("Done.")))).toArray(Act[]::new));
        server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "");
        server.client().initialize(McpClient.NEWEST_LEGACY);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void clientAndShellAndAgentGetTheSame(Case asked) throws Exception {
        lay(asked);
        var client = byClient(asked);
        assertFalse(client.path("result").isMissingNode(), client::toString);
        var expected = steady(client);
        lay(asked);
        assertEquals(expected, steady(byShell(asked)));
        lay(asked);
        assertEquals(expected, steady(byAgent(asked)));
    }

    /** A fresh copy of the board, of which no build is known. */
    private static void lay(Case asked) throws Exception {
        DirectoryTree.delete(scratch.resolve("state/atopile-mcp/builds"));
        asked.lay(board);
    }

    private static JsonNode byClient(Case asked) {
        return await(server.client().call("skill_run", asked.arguments().put("wait_seconds", WAIT_SECONDS)).data(), "skill_run");
    }

    private static JsonNode byShell(Case asked) throws Exception {
        var ran = Program.of(board.root(), Repository.ROOT.resolve("server/bin/atopile-mcp"), "call", "skill_run", "--json", asked.arguments().toString())
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .run(PATIENCE);
        return Json.mapper().readTree(ran.out()).path("data");
    }

    private static JsonNode byAgent(Case asked) {
        CURRENT.set(asked);
        var begun = Json.object().put("prompt", "Run the skill.").put("wait_seconds", WAIT_SECONDS);
        var run = await(server.client().call("run_agent", begun).data(), "agent_status");
        assertEquals("completed", run.path("status").asString(), run::toString);
        return SkillsInRunsTest.output(provider.requests().getLast().body()).path("data");
    }

    private static JsonNode await(JsonNode begun, String tool) {
        var data = begun;
        while (data.path("status").asString("").equals("running")) {
            data = server.client().call(tool, Json.object().put("run_id", data.path("run_id").asString()).put("wait_seconds", WAIT_SECONDS)).data();
        }
        return data;
    }

    /** What must be the same: the result without what the skill lists, as it is on the wire. */
    private static String steady(JsonNode data) {
        var result = data.path("result").deepCopy();
        BuiltIn.unsteady(data.path("skill").asString()).forEach(pointer -> Unsteady.mask(result, pointer));
        return Json.mapper().writeValueAsString(result);
    }
}
