package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.hangs;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** {@code run_agent} and its companions, over both transports, with a real Responses API that plays a script. */
class AgentOverMcpTest {

    private static final String NEW_FILE = "{\"path\": \"notes.md\", \"content\": \"hello\\n\"}";

    @TempDir
    private Path scratch;

    private Board board;

    @BeforeEach
    void board() throws Exception {
        board = Board.copy("divider", scratch);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskIsDoneWithTheToolsAndTheConversationGoesOn(Transport transport) throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                        answer("1", call("a", "project_list_files", "{}"), call("b", "project_create_path", NEW_FILE)),
                        answer("2", message("I made notes.md.")),
                        answer("3", message("You are welcome.")));
                var server = Provided.over(transport, board.root(), scratch, provider, "")) {
            var client = ready(server);
            var run = client.call("run_agent", Json.object().put("prompt", "Make a note.").put("wait_seconds", 50));
            assertTrue(run.ok(), run::message);
            assertEquals("completed", run.data().path("status").asString());
            assertEquals("I made notes.md.", run.data().path("answer").asString());
            assertEquals("notes.md", run.data().at("/files_changed/0").asString());
            assertTrue(Files.readString(board.root().resolve("notes.md")).startsWith("hello"));
            assertTrue(client.told("notifications/progress").stream().anyMatch(note -> note.path("message").asString("").equals("thinking")));

            var next = client.call("run_agent", Json.object()
                    .put("prompt", "Thanks.")
                    .put("thread_id", run.data().path("thread_id").asString())
                    .put("wait_seconds", 50));
            assertEquals("You are welcome.", next.data().path("answer").asString());
            var input = provider.requests().get(2).body().path("input").toString();
            assertTrue(input.contains("Make a note.") && input.contains("I made notes.md.") && input.contains("Thanks."), input);
            assertEquals(2, client.call("agent_list", Json.object()).data().path("runs").size());
            assertEquals("Bearer " + Provided.KEY, provider.requests().getFirst().headers().get("authorization"));
        }
    }

    @Test
    void aPersonAtTheClientIsAskedAndAModelCannotApprove() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                        answer("1", call("a", "project_create_path", NEW_FILE)), answer("2", message("As you say.")));
                var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
            var client = ready(server);
            var waits = client.call("run_agent", Json.object().put("prompt", "Make a note.").put("approval", "ask").put("wait_seconds", 50));
            assertEquals("waiting_for_approval", waits.data().path("status").asString(), waits::message);
            assertEquals("Allow project_create_path? It writes to the project.", waits.data().at("/pending_approval/question").asString());
            var runId = waits.data().path("run_id").asString();
            var refused = client.call("agent_reply", Json.object().put("run_id", runId).put("decision", "once"));
            assertEquals("policy_denied", refused.code());
            assertFalse(Files.exists(board.root().resolve("notes.md")));
            assertEquals("cancelled", client.call("agent_cancel", Json.object().put("run_id", runId)).data().path("status").asString());
        }
    }

    @Test
    void aPersonAnswersThroughElicitation() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                        answer("1", call("a", "project_create_path", NEW_FILE)), answer("2", message("Done.")));
                var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
            var client = server.client().whenAsked("elicitation/create", _ -> Json.object().put("action", "accept"));
            client.initialize(McpClient.NEWEST_LEGACY);
            var run = client.call("run_agent", Json.object().put("prompt", "Make a note.").put("approval", "ask").put("wait_seconds", 50));
            assertEquals("completed", run.data().path("status").asString(), run::message);
            assertTrue(Files.exists(board.root().resolve("notes.md")));
        }
    }

    @Test
    void aRunOutlivesTheCallAndIsResumedByTheNextServer() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("a", "project_list_files", "{}")), hangs(), answer("3", message("Here again.")))) {
            String runId;
            try (var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
                var begun = ready(server).call("run_agent", Json.object().put("prompt", "Look.").put("background", true));
                runId = begun.data().path("run_id").asString();
                await().atMost(Duration.ofSeconds(30)).until(() -> provider.requests().size() == 2);
            }
            try (var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
                var client = ready(server);
                assertEquals("interrupted", status(client, runId).data().path("status").asString());
                var resumed = client.call("agent_reply", Json.object().put("run_id", runId).put("wait_seconds", 50));
                assertEquals("completed", resumed.data().path("status").asString(), resumed::message);
                assertEquals("Here again.", resumed.data().path("answer").asString());
            }
        }
    }

    @Test
    void cancellingTheCallCancelsTheRun() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(exchange -> exchange.begin().awaitHangUp());
                var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
            var client = ready(server);
            var call = client.beginCall("run_agent", Json.object().put("prompt", "Look.").put("wait_seconds", 50));
            await().atMost(Duration.ofSeconds(30)).until(() -> provider.requests().size() == 1);
            client.tell("notifications/cancelled", Json.object().put("requestId", call.id()));
            await().atMost(Duration.ofSeconds(10)).until(() -> newest(client).path("status").asString().equals("cancelled"));
            await().atMost(Duration.ofSeconds(5)).until(() -> provider.openConnections() == 0);
        }
    }

    @Test
    void withoutAModelItSaysHowToGetOne() throws Exception {
        try (var server = Launched.over(Transport.STDIO, board.root(), scratch, Map.of("XDG_CONFIG_HOME", scratch.resolve("none").toString(), "OPENAI_API_KEY", ""))) {
            var refused = ready(server).call("run_agent", Json.object().put("prompt", "Look."));
            assertEquals("capability_missing", refused.code());
            assertTrue(refused.message().contains("OPENAI_API_KEY"), refused::message);
        }
    }

    @Test
    void runsAreReadAndCancelledWithoutAKey() throws Exception {
        String runId;
        try (var provider = ScriptedResponsesServer.playing(exchange -> exchange.begin().awaitHangUp());
                var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
            var client = ready(server);
            runId = client.call("run_agent", Json.object().put("prompt", "Look.").put("wait_seconds", 0)).data().path("run_id").asString();
            await().atMost(Duration.ofSeconds(30)).until(() -> provider.requests().size() == 1);
        }
        var keyless = Map.of("XDG_CONFIG_HOME", scratch.resolve("config").toString(), "PLANTED_KEY", "");
        try (var server = Launched.over(Transport.STDIO, board.root(), scratch, keyless)) {
            var client = ready(server);
            assertEquals("capability_missing", client.call("run_agent", Json.object().put("prompt", "Look.")).code());
            assertEquals(runId, newest(client).path("run_id").asString());
            assertEquals("interrupted", status(client, runId).data().path("status").asString());
            var unresumed = client.call("agent_reply", Json.object().put("run_id", runId).put("message", "Go on."));
            assertEquals("capability_missing", unresumed.code());
            assertTrue(unresumed.message().contains("PLANTED_KEY"), unresumed::message);
            client.call("agent_cancel", Json.object().put("run_id", runId));
            assertEquals("cancelled", status(client, runId).data().path("status").asString());
        }
    }

    static McpClient ready(Launched server) {
        server.client().initialize(McpClient.NEWEST_LEGACY);
        return server.client();
    }

    private static CallResult status(McpClient client, String runId) {
        return client.call("agent_status", Json.object().put("run_id", runId));
    }

    private static JsonNode newest(McpClient client) {
        return client.call("agent_list", Json.object()).data().at("/runs/0");
    }
}
