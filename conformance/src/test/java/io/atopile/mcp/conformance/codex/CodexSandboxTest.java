package io.atopile.mcp.conformance.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.agent.Provided;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.model.responses.Acts;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real Codex tells us its sandbox because we ask for it, and a run that it starts is held to it. */
class CodexSandboxTest {

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource({"read-only,policy_denied", "workspace-write,ok", "danger-full-access,ok"})
    void aRunIsHeldToTheSandboxOfItsCaller(String sandbox, String code) throws Exception {
        var board = Board.copy("divider", scratch);
        var create = Acts.call("a", "project_create_path", "{\"path\": \"notes.md\", \"content\": \"hello\\n\"}");
        try (var provider = ScriptedResponsesServer.playing(Acts.answer("1", create), Acts.answer("2", Acts.message("Done.")));
                var model = ScriptedModel.playing(
                        _ -> Said.call("run_agent", Json.object().put("prompt", "Make a note.").put("wait_seconds", 40)),
                        _ -> Said.finalWord("Seen."))) {
            Provided.settings(scratch, provider, "");
            var server = """
                    [mcp_servers.atopile]
                    command = "%s"
                    args = ["stdio", "--project", "%s"]
                    env = { XDG_STATE_HOME = "%s", XDG_CONFIG_HOME = "%s", PLANTED_KEY = "%s" }
                    required = true
                    default_tools_approval_mode = "approve"
                    """.formatted(RealParts.launcher(), board.root(), scratch.resolve("state"), scratch.resolve("config"), Provided.KEY);
            var run = Codex.configured(scratch.resolve("codex"), board.root(), "unknown", model.base(), server)
                    .exec("Make a note.", "--sandbox", sandbox);
            assertEquals(0, run.code(), run::err);
            var input = provider.requests().get(1).body().path("input");
            var output = Json.mapper().readTree(input.path(input.size() - 1).path("output").asString());
            assertEquals(code, output.path("code").asString(), output::toString);
            assertEquals(code.equals("ok"), Files.exists(board.root().resolve("notes.md")));
        }
    }
}
