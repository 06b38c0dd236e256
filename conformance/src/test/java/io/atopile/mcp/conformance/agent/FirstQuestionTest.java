package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.server.DefaultToolset;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a run's model is sent before it has done anything is small. */
class FirstQuestionTest {

    private static final int MOST_TOKENS = 7_000;

    @TempDir
    private Path scratch;

    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private int countTool(JsonNode tool) {
        var read = Json.object().put("name", tool.path("name").asString()).put("description", tool.path("description").asString());
        read.set("parameters", tool.path("parameters"));
        return encoding.countTokens(read.toString());
    }

    private int countText(JsonNode item) {
        return item.path("content").isString()
                ? encoding.countTokens(item.path("content").asString())
                : item.path("content").valueStream().mapToInt(part -> encoding.countTokens(part.path("text").asString(""))).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"divider", "blinker"})
    void onASampleBoard(String name) throws Exception {
        var board = Board.copy(name, scratch);
        try (var provider = ScriptedResponsesServer.playing(answer("1", message("Done.")));
                var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
            AgentOverMcpTest.ready(server).call("run_agent", Json.object().put("prompt", "Make the output 2.5 V within 2 %.").put("wait_seconds", 50));
            var body = provider.requests().getFirst().body();
            var tools = body.path("tools").valueStream().toList();
            var ofTools = tools.stream().mapToInt(this::countTool).sum();
            var ofItems = body.path("input").valueStream().map(this::countText).toList();
            System.out.printf("First question of a run on %s: %d tools, %d tokens (o200k): tools %d, items %s.%n", name, tools.size(), ofTools + sum(ofItems), ofTools, ofItems);
            assertTrue(ofTools + sum(ofItems) < MOST_TOKENS, () -> ofTools + sum(ofItems) + " tokens");
            var expected = new ArrayList<>(DefaultToolset.RUN_NAMES);
            expected.addAll(List.of("update_plan", "output_read"));
            assertEquals(expected.stream().sorted().toList(), tools.stream().map(tool -> tool.path("name").asString()).sorted().toList());
        }
    }

    @Test
    void theOtherToolsAreFoundAndCalledUnderTheirOwnNames() throws Exception {
        var board = Board.copy("divider", scratch);
        try (var provider = ScriptedResponsesServer.playing(
                        answer("1", call("a", "tools_find", "{}"), call("b", "tools_find", "{\"query\": \"delete a file\"}")),
                        answer("2", call("c", "tools_read", "{\"tool\": \"workspace_list_targets\", \"arguments\": {}}")),
                        answer("3", call("d", "tools_call", "{\"tool\": \"run_agent\", \"arguments\": {\"prompt\": \"x\"}}")),
                        answer("4", message("Done.")));
                var server = Provided.over(Transport.STDIO, board.root(), scratch, provider, "")) {
            var run = AgentOverMcpTest.ready(server).call("run_agent", Json.object().put("prompt", "Look.").put("wait_seconds", 50));
            assertEquals("completed", run.data().path("status").asString(), run::message);
            var outputs = provider.requests().get(3).body().path("input").valueStream().filter(item -> item.path("type").asString("").equals("function_call_output")).map(item -> item.path("output").toString()).toList();
            assertTrue(outputs.get(0).contains("layout_render") && !outputs.get(0).contains("run_agent"), outputs::getFirst);
            assertTrue(outputs.get(1).contains("project_delete_path"), () -> outputs.get(1));
            assertTrue(outputs.get(2).contains("divider.ato:Divider"), () -> outputs.get(2));
            assertTrue(outputs.get(3).contains("not_found"), () -> outputs.get(3));
            var calls = Files.readString(Path.of(run.data().path("directory").asString(), "tool-calls.jsonl"));
            assertTrue(calls.contains("\"tool\":\"workspace_list_targets\"") && !calls.contains("tools_read"), calls);
        }
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
