package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code last} is the newest run of the project that one stands in; runs of other projects are named by their IDs. */
class LastRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path scratch;

    private Path one = Path.of("");
    private Path two = one;
    private String runOfOne = "";
    private String runOfTwo = "";
    private String threadOfOne = "";

    private void runInBoth(ScriptedResponsesServer provider) throws Exception {
        one = Board.copy("divider", Files.createDirectories(scratch.resolve("one"))).root();
        two = Board.copy("divider", Files.createDirectories(scratch.resolve("two"))).root();
        Provided.settings(scratch, provider, "");
        assertEquals(0, run(one, "run", "Task in one.").code());
        assertEquals(0, run(two, "run", "Task in two.").code());
        for (var line : run(one, "runs", "list", "--json").out().lines().map(Json.mapper()::readTree).toList()) {
            if (line.path("prompt").asString().equals("Task in one.")) {
                runOfOne = line.path("run_id").asString();
                threadOfOne = line.path("thread_id").asString();
            } else {
                runOfTwo = line.path("run_id").asString();
            }
        }
    }

    private static ScriptedResponsesServer provider() throws Exception {
        return ScriptedResponsesServer.playing(
                answer("1", call("a", "project_create_path", "{\"path\": \"one.md\", \"content\": \"1\\n\"}")), answer("2", message("Made one.md.")),
                answer("3", call("b", "project_create_path", "{\"path\": \"two.md\", \"content\": \"2\\n\"}")), answer("4", message("Made two.md.")),
                answer("5", message("Still here.")));
    }

    @Test
    void everyCommandTakesTheNewestRunOfItsProject() throws Exception {
        try (var provider = provider()) {
            runInBoth(provider);
            assertEquals(runOfOne, show(one, "last"));
            assertEquals(runOfTwo, show(two, "last"));
            assertEquals(runOfTwo, show(one, "last", "--project", two.toString()));
            assertEquals(runOfOne, show(one.resolve("parts"), "last"), "below the project");
            assertEquals(runOfTwo, show(one, runOfTwo), "another project's run is named by its ID");
            assertEquals(runOfTwo, show(one, runOfTwo.substring(0, runOfTwo.length() - 2)), "or by a prefix of it");
            assertTrue(run(one, "runs", "watch", "last", "--json").out().contains(runOfOne));
            assertTrue(run(one, "runs", "revert", "last", "--dry-run").out().contains("one.md"));
            assertTrue(run(two, "runs", "revert", "last", "--dry-run").out().contains("two.md"));
            assertTrue(run(one, "runs", "resume", "last").err().contains(runOfOne + " is completed"));
            assertTrue(run(one, "runs", "reply", "last", "More.").err().contains(runOfOne + " is completed"));
            assertEquals(runOfOne + " is completed.", run(one, "runs", "cancel", "last").out().strip());
            assertEquals(0, run(one, "runs", "revert", "last").code());
            assertFalse(Files.exists(one.resolve("one.md")));
            assertTrue(Files.exists(two.resolve("two.md")));
        }
    }

    @Test
    void aConversationGoesOnInItsProject() throws Exception {
        try (var provider = provider()) {
            runInBoth(provider);
            assertEquals(0, run(one, "run", "--thread", "last", "Go on.").code());
            var input = provider.requests().getLast().body().path("input").toString();
            assertTrue(input.contains("Task in one.") && !input.contains("Task in two."), input);
            var shown = Json.mapper().readTree(run(one, "runs", "show", "last", "--json").out());
            assertEquals(threadOfOne, shown.path("thread_id").asString());
            assertEquals(0, run(one, "runs", "fork", "last", "Another way.").code());
            assertTrue(provider.requests().getLast().body().path("input").toString().contains("Task in one."));
        }
    }

    @Test
    void whereNoRunIsMeantOneLineSaysSo() throws Exception {
        try (var provider = provider()) {
            var three = Board.copy("divider", Files.createDirectories(scratch.resolve("three"))).root();
            runInBoth(provider);
            var elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
            for (var arguments : List.of(
                    List.of("runs", "show", "last"), List.of("runs", "watch", "last"), List.of("runs", "revert", "last"), List.of("runs", "cancel", "last"),
                    List.of("runs", "reply", "last", "x"), List.of("runs", "resume", "last"), List.of("runs", "fork", "last", "x"), List.of("run", "--thread", "last", "x"))) {
                var ended = run(three, arguments.toArray(String[]::new));
                assertEquals(2, ended.code(), arguments::toString);
                assertTrue(ended.err().contains("There are no runs in " + three), ended.err());
                assertTrue(ended.err().lines().count() <= 2, ended.err());
            }
            assertTrue(run(elsewhere, "runs", "show", "last").err().contains("No project is chosen here"));
            assertTrue(run(three, "runs", "show", "r_zzz").err().contains("There is no run r_zzz"));
            assertTrue(run(three, "runs", "show", "r_").err().contains("2 runs start with r_"));
        }
    }

    @Test
    void theToolsOfTheAgentKnowItToo() throws Exception {
        try (var provider = provider()) {
            runInBoth(provider);
            try (var server = Provided.over(Transport.STDIO, one, scratch, provider, "")) {
                var client = AgentOverMcpTest.ready(server);
                assertEquals(runOfOne, client.call("agent_status", Json.object().put("run_id", "last")).data().path("run_id").asString());
                assertEquals(runOfOne, client.call("agent_cancel", Json.object().put("run_id", "last")).data().path("run_id").asString());
                var reply = client.call("agent_reply", Json.object().put("run_id", "last").put("message", "More."));
                assertTrue(reply.message().contains(runOfOne), reply::message);
                var next = client.call("run_agent", Json.object().put("prompt", "Go on.").put("thread_id", "last").put("wait_seconds", 50));
                assertEquals(threadOfOne, next.data().path("thread_id").asString());
            }
        }
    }

    private String show(Path folder, String name, String... more) throws Exception {
        var arguments = Stream.concat(Stream.of("runs", "show", name, "--json"), Stream.of(more)).toArray(String[]::new);
        var shown = run(folder, arguments);
        assertEquals(0, shown.code(), shown.err());
        return Json.mapper().readTree(shown.out()).path("run_id").asString();
    }

    private Program.Ended run(Path folder, String... arguments) throws Exception {
        return Provided.program(folder, scratch, (Object[]) arguments).run(PATIENCE);
    }
}
