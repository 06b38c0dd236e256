package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.error;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and tokens are planted wherever a run meets them; they are found in nothing that it keeps, logs or answers. */
class PlantedSecretsTest {

    private static final String KEY = "planted-provider-key-7c1f";
    private static final String HEADER = "planted-header-value-9a8b7c";
    private static final String HEADER_FROM_ENVIRONMENT = "planted-env-header-5d4e3f";
    private static final String QUERY = "planted-query-1a2b3c4d5e";
    private static final String IN_FILE = "ghp_plantedInAFile0123456789abcdefABCD";
    private static final String IN_KEY_BLOCK = "MIIEplantedKeyMaterial0123456789";
    private static final String IN_ARGUMENTS = "sk-plantedInArguments0123456789";
    private static final String IN_PROMPT = "xoxb-plantedInThePrompt-0123456789";
    private static final String IN_MESSAGE = "sk-plantedInAMessage0123456789ab";
    private static final String IN_MODEL_TEXT = "AKIAPLANTEDINTEXT012";
    private static final String IN_ERROR = "sk-plantedInAnError0123456789abc";

    private static final List<String> ALL = List.of(
            KEY, HEADER, HEADER_FROM_ENVIRONMENT, QUERY, IN_FILE, IN_KEY_BLOCK, IN_ARGUMENTS, IN_PROMPT, IN_MESSAGE, IN_MODEL_TEXT, IN_ERROR);

    @TempDir
    private Path scratch;

    private final List<String> results = new ArrayList<>();

    @Test
    void noneIsFoundAgain() throws Exception {
        var board = Board.copy("divider", scratch);
        plant(board);
        try (var provider = provider();
                var server = launched(board, provider)) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            completes(server.client());
            fails(server.client());
            var first = provider.requests().getFirst();
            assertEquals("Bearer " + KEY, first.headers().get("authorization"));
            assertEquals(HEADER, first.headers().get("x-org-key"));
            assertEquals(HEADER_FROM_ENVIRONMENT, first.headers().get("x-team-key"));
            assertTrue(first.target().contains(QUERY), first::target);
            var asked = provider.requests().stream().map(request -> request.body().toString()).toList();
            assertTrue(asked.get(1).contains("the end of the notes"), "the rest of the file reaches the model");
            assertNone("what the model was asked", asked);
        }
        assertNone("results", results);
        assertNone("stderr", List.of(Files.readString(scratch.resolve("server.log"))));
        var state = scratch.resolve("state/atopile-mcp");
        var kept = texts(state.resolve("runs"));
        assertTrue(kept.values().stream().anyMatch(text -> text.contains("[redacted]")), "something was taken out");
        kept.forEach((file, text) -> assertNone(file.toString(), List.of(text)));
        assertNone("the action log", List.of(Files.readString(state.resolve("actions.jsonl"))));
    }

    private static void plant(Board board) throws IOException {
        Files.writeString(board.root().resolve("notes.md"), """
                token: %s
                see http://user:%s@example.com and http://localhost:8080","a@b
                -----BEGIN PRIVATE KEY-----
                %s
                -----END PRIVATE KEY-----
                the end of the notes
                """.formatted(IN_FILE, IN_ARGUMENTS, IN_KEY_BLOCK));
    }

    private static ScriptedResponsesServer provider() throws IOException {
        return ScriptedResponsesServer.playing(
                answer("1", call("a", "project_read_file", "{\"path\":\"notes.md\"}")),
                answer("2", call("b", "project_search", Json.object().put("query", IN_ARGUMENTS).toString())),
                answer("3", call("c", "project_search", Json.object().put("query", KEY).toString())),
                answer("4", call("d", "update_plan", "{\"steps\":[{\"text\":\"use %s\",\"state\":\"done\"}]}".formatted(IN_ARGUMENTS))),
                answer("5", message("The key is %s, or %s.".formatted(IN_MODEL_TEXT, KEY))),
                error(401, "invalid_api_key", "Incorrect API key provided: %s, not %s".formatted(KEY, IN_ERROR)));
    }

    private Launched launched(Board board, ScriptedResponsesServer provider) throws IOException {
        Provided.settings(scratch, provider, "");
        var file = scratch.resolve("config/atopile-mcp/settings.toml");
        Files.writeString(file, Files.readString(file) + """
                headers = { X-Org-Key = "%s" }
                headers_env = { X-Team-Key = "PLANTED_HEADER" }
                query = { key = "%s" }
                """.formatted(HEADER, QUERY));
        return Launched.over(Transport.STDIO, board.root(), scratch, Map.of(
                "XDG_CONFIG_HOME", scratch.resolve("config").toString(), "PLANTED_KEY", KEY, "PLANTED_HEADER", HEADER_FROM_ENVIRONMENT));
    }

    private void completes(McpClient client) {
        var run = client.call("run_agent", Json.object().put("prompt", "Use %s, or %s.".formatted(IN_PROMPT, KEY)).put("wait_seconds", 50));
        assertEquals("completed", run.data().path("status").asString(), run::message);
        results.add(run.toString());
        results.add(client.call("agent_list", Json.object()).toString());
        var status = Json.object().put("run_id", run.data().path("run_id").asString());
        results.add(client.call("agent_status", status).toString());
        results.add(client.call("agent_reply", status.deepCopy().put("message", "Try " + IN_MESSAGE)).toString());
        client.told("notifications/progress").forEach(told -> results.add(told.toString()));
    }

    private void fails(McpClient client) {
        var run = client.call("run_agent", Json.object().put("prompt", "Again.").put("wait_seconds", 50));
        assertFalse(run.ok(), run::message);
        assertTrue(run.message().contains("Incorrect API key"), run::message);
        results.add(run.toString());
    }

    private static void assertNone(String where, List<String> texts) {
        for (var text : texts) {
            var found = ALL.stream().filter(text::contains).toList();
            assertEquals(List.of(), found, where + ": " + text);
        }
    }

    private static Map<Path, String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(file -> file, PlantedSecretsTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
