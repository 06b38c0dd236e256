package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every run is told which project is its own, with its targets and entries. */
class OwnProjectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path scratch;

    private Board board;

    @BeforeEach
    void board() throws Exception {
        board = Board.copy("divider", scratch);
    }

    private void assertTold(ScriptedResponsesServer provider) {
        var facts = provider.requests().getFirst().body().path("input").valueStream().map(Object::toString).filter(item -> item.contains("# The project at the start of the run")).toList();
        assertEquals(1, facts.size());
        assertTrue(facts.getFirst().contains("this run's project: " + board.root().getFileName() + "\\n"), facts::getFirst);
        assertTrue(facts.getFirst().contains("target default builds divider.ato:Divider"), facts::getFirst);
        assertFalse(facts.getFirst().contains("other projects"), facts::getFirst);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in the project", "below it", "named"})
    void fromTheShell(String where) throws Exception {
        try (var provider = ScriptedResponsesServer.playing(answer("1", message("Done.")))) {
            Provided.settings(scratch, provider, "");
            var folder = switch (where) {
                case "in the project" -> board.root();
                case "below it" -> board.root().resolve("parts");
                default -> scratch;
            };
            var program = where.equals("named")
                    ? Provided.program(folder, scratch, "run", "x", "--project", board.root())
                    : Provided.program(folder, scratch, "run", "x");
            var ended = program.run(PATIENCE);
            assertEquals(0, ended.code(), ended.err());
            assertTold(provider);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fromAClient(Transport transport) throws Exception {
        try (var provider = ScriptedResponsesServer.playing(answer("1", message("Done.")));
                var server = Provided.over(transport, board.root(), scratch, provider, "")) {
            var run = AgentOverMcpTest.ready(server).call("run_agent", Json.object().put("prompt", "x").put("wait_seconds", 50));
            assertEquals("completed", run.data().path("status").asString(), run::message);
            assertTold(provider);
        }
    }
}
