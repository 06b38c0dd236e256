package io.atopile.mcp.conformance.state;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.agent.Provided;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs, edits, builds, skill runs and catalogs that an earlier version wrote are read, continued and undone by this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlierStateTest {

    private static final String COMPLETED = "r_mx2q8ud02db59a";
    private static final String INTERRUPTED = "r_mx2q8ynl45x33t";
    private static final String KILLED = "r_mx2q8zhanphgxs";
    private static final String BUILD = "b_1m8n90hsbzs9fy";

    @AutoClose
    private ScriptedResponsesServer provider;

    @AutoClose
    private Launched server;

    private EarlierState state;
    private McpClient client;

    @BeforeAll
    void start(@TempDir Path scratch) throws Exception {
        state = EarlierState.copy(scratch);
        provider = ScriptedResponsesServer.playing(answer("1", message("All is there.")));
        Provided.settings(scratch, provider, "");
        var environment = new HashMap<>(state.environment());
        environment.put("PLANTED_KEY", Provided.KEY);
        server = Launched.over(Transport.STDIO, state.project(), scratch, environment);
        client = server.client();
        client.initialize(McpClient.NEWEST_LEGACY);
    }

    @Test
    void theRunsAreListed() {
        var prompts = new HashMap<String, String>();
        call("agent_list", Json.object()).path("runs").forEach(run -> prompts.put(run.path("run_id").asString(), run.path("prompt").asString()));
        assertEquals(Map.of(COMPLETED, "Write down what is to be done.", INTERRUPTED, "Look around.", KILLED, "Look again."), prompts);
    }

    @Test
    void aCompletedRunIsShown() {
        var run = call("agent_status", Json.object().put("run_id", COMPLETED));
        assertEquals("completed", run.path("status").asString());
        assertEquals("The list is in list.md.", run.path("answer").asString());
        assertEquals("list.md", run.at("/files_changed/0").asString());
        assertEquals(20, run.at("/used/input_tokens").asInt());
    }

    @Test
    void aRunOfAServerThatEndedIsResumed() {
        var run = resume(INTERRUPTED);
        assertEquals(1, run.at("/used/tool_calls").asInt());
        var input = inputAfter("Look around.");
        assertTrue(input.contains("call_project_list_files") && input.contains("12 files."), input);
    }

    @Test
    void aRunOfAServerThatWasKilledIsResumed() {
        resume(KILLED);
        var input = inputAfter("Look again.");
        assertTrue(input.contains("A pack at the start tells how the project stands"), "the instructions of then: " + input);
    }

    @Test
    void anEditIsUndone() throws IOException {
        var file = state.project().resolve("divider.ato");
        var edited = Files.readString(file);
        assertTrue(edited.contains("v_in = 4.95V to 5.05V\n"), edited);
        call("project_undo_edit", Json.object().put("path", "divider.ato"));
        assertEquals(edited.replace("v_in = 4.95V to 5.05V\n", "v_in = 4.9V to 5.1V\n"), Files.readString(file));
    }

    @Test
    void aDeletedFileComesBack() throws IOException {
        var file = state.project().resolve("order.txt");
        assertFalse(Files.exists(file));
        call("project_undo_edit", Json.object().put("path", "order.txt"));
        assertArrayEquals("2 × 10 kΩ\r\n1 header".getBytes(UTF_8), Files.readAllBytes(file));
    }

    @Test
    void anEditOfARunIsUndone() {
        call("project_undo_edit", Json.object().put("path", "list.md").put("undo_id", "unkdk6fpr"));
        assertFalse(Files.exists(state.project().resolve("list.md")));
    }

    @Test
    void theBuildsAreShown() {
        var builds = call("build_list", Json.object()).path("builds");
        assertEquals(List.of("b_1m8n90zv5yssnj", "b_1m8n90s5gnat93", BUILD), builds.findValuesAsString("build_id"));
        assertEquals("2026-11-30T03:47:08.203625227Z", builds.at("/2/requested_at").asString());
        var build = call("build_status", Json.object().put("build_id", BUILD));
        assertEquals("succeeded", build.path("status").asString());
        assertEquals("unverified", build.path("verdict").asString());
        assertEquals("assert v_out within 2.4V to 2.6V", build.at("/unverified/1/text").asString());
        var log = call("build_logs", Json.object().put("build_id", BUILD).put("level", "info").put("query", "picking"));
        assertEquals(List.of("Picking 0 modules"), log.path("lines").findValuesAsString("message"));
    }

    @Test
    void aSkillRunIsShown() {
        var run = call("skill_run", Json.object().put("run_id", "s_mx2q8pddn11x31"));
        assertEquals("completed", run.path("status").asString());
        assertEquals("b_1m8n90s5gnat93", run.at("/result/build_id").asString());
    }

    @Test
    void anImportedPartIsFound() {
        var found = call("parts_search", Json.object().put("query", "RX4711"));
        assertEquals("imported:shop/C4711", found.at("/parts/0/id").asString());
    }

    private JsonNode resume(String id) {
        assertEquals("interrupted", call("agent_status", Json.object().put("run_id", id)).path("status").asString());
        var run = call("agent_reply", Json.object().put("run_id", id).put("wait_seconds", 50));
        assertEquals("completed", run.path("status").asString(), run::toString);
        assertEquals("All is there.", run.path("answer").asString());
        return run;
    }

    /** What the model was given in the run with this prompt. */
    private String inputAfter(String prompt) {
        return provider.requests().stream()
                .map(request -> request.body().path("input").toString())
                .filter(input -> input.contains(prompt))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode call(String tool, ObjectNode arguments) {
        var result = client.call(tool, arguments);
        assertTrue(result.ok(), result::message);
        return result.data();
    }
}
