package io.atopile.mcp.conformance.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.RealParts;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** As an optional server we have a second before Codex goes on without us: our tools are in its very first request. */
class CodexFirstRequestTest {

    @TempDir
    private Path scratch;

    @RepeatedTest(10)
    void ourToolsAreThere() throws Exception {
        var board = Board.copy("divider", scratch);
        try (var model = ScriptedModel.playing(_ -> Said.finalWord("Seen."))) {
            var server = """
                    [mcp_servers.atopile]
                    command = "%s"
                    args = ["stdio"]
                    """.formatted(RealParts.launcher());
            var run = Codex.configured(scratch.resolve("codex"), board.root(), "unknown", model.base(), server)
                    .exec("What can you do?");
            assertEquals(0, run.code(), run::err);
            var offered = Said.offeredTools(model.requests().getFirst());
            assertTrue(offered.contains("build_run"), offered::toString);
        }
    }
}
