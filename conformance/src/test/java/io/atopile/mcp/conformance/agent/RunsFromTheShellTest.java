package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.completed;
import static io.atopile.mcp.model.responses.Acts.created;
import static io.atopile.mcp.model.responses.Acts.delta;
import static io.atopile.mcp.model.responses.Acts.done;
import static io.atopile.mcp.model.responses.Acts.ends;
import static io.atopile.mcp.model.responses.Acts.hangs;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The agent from the shell, through the program that is shipped, with a real Responses API that plays a script. */
class RunsFromTheShellTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NEW_FILE = "{\"path\": \"notes.md\", \"content\": \"hello\\n\"}";

    @TempDir
    private Path scratch;

    private Board board;

    @BeforeEach
    void board() throws Exception {
        board = Board.copy("divider", scratch);
    }

    @Test
    void aTaskIsShownLiveAndListedAndTakenBack() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("a", "project_create_path", NEW_FILE)),
                ends(created("2"), delta("I made "), delta("notes.md."), done(message("I made notes.md.")), completed("2")))) {
            Provided.settings(scratch, provider, "");
            var ran = program("run", "Make a note.", "--output-last-message", scratch.resolve("last")).run(PATIENCE);
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.out().contains("✓ project_create_path"), ran.out());
            assertTrue(ran.out().contains("I made notes.md.") && ran.out().contains("changed: notes.md"), ran.out());
            assertFalse(ran.out().contains("\u001b"), ran.out());
            assertEquals("I made notes.md.", Files.readString(scratch.resolve("last")));

            assertEquals("completed", Json.mapper().readTree(program("runs", "list", "--json").run(PATIENCE).out()).path("status").asString());
            var reverted = program("runs", "revert", "last").run(PATIENCE);
            assertEquals(0, reverted.code(), reverted.out());
            assertFalse(Files.exists(board.root().resolve("notes.md")));
            assertEquals(1, program("runs", "revert", "last").run(PATIENCE).code());
        }
    }

    @Test
    void everyLineOfJsonIsAsDocumented() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("p", "update_plan", "{\"steps\": [{\"text\": \"look\", \"state\": \"done\"}]}"), call("a", "project_create_path", NEW_FILE)),
                answer("2", call("x", "no_such_tool", "{}"), call("y", "project_read_file", "{broken")),
                ends(created("3"), delta("Done."), done(message("Done.")), completed("3")))) {
            Provided.settings(scratch, provider, "");
            var lines = json(program("run", "-", "--json", "--max-minutes", "5").run(PATIENCE, "Make a note."));
            var schema = new JsonSchemaValidator((ObjectNode) Json.mapper().readTree(Files.readString(Repository.ROOT.resolve("docs/events.schema.json"))));
            lines.forEach(line -> assertEquals(List.of(), schema.describeProblems(line), line::toString));
            var kinds = lines.stream().map(line -> line.path("type").asString()).toList();
            assertTrue(kinds.containsAll(List.of("session_configured", "text_delta", "plan_changed", "tool_ended", "turn_completed")), kinds::toString);
            var kept = json(program("runs", "watch", "last", "--json").run(PATIENCE));
            assertEquals(lines.stream().filter(line -> line.has("seq")).toList(), kept);
        }
    }

    @Test
    void whatWaitsIsAnsweredFromAnotherShell() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("a", "project_create_path", NEW_FILE)), answer("2", message("I made it.")))) {
            Provided.settings(scratch, provider, "");
            var out = scratch.resolve("out");
            var process = program("run", "Make a note.", "--approval", "ask").builder()
                    .redirectOutput(out.toFile()).redirectError(scratch.resolve("err").toFile()).start();
            try {
                process.getOutputStream().close();
                await().atMost(PATIENCE).until(() -> Files.readString(out).contains("runs reply r_"));
                assertEquals(0, program("runs", "reply", "last", "--yes").run(PATIENCE).code());
                assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                assertEquals(0, process.exitValue());
                assertTrue(Files.readString(out).contains("allowed project_create_path (by shell)"), Files.readString(out));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void ctrlCInterruptsAndResumeGoesOn() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(hangs(created("1"), delta("I think")), answer("2", message("Here I am again.")))) {
            Provided.settings(scratch, provider, "");
            var out = scratch.resolve("out");
            var process = program("run", "Think.").heedingInterrupts().builder().redirectOutput(out.toFile()).redirectError(scratch.resolve("err").toFile()).start();
            try {
                process.getOutputStream().close();
                await().atMost(PATIENCE).until(() -> Files.readString(out).contains("I think"));
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
                assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                assertEquals(3, process.exitValue());
                assertTrue(Files.readString(out).contains("runs resume r_"), Files.readString(out));
            } finally {
                process.destroyForcibly();
            }
            var resumed = program("runs", "resume", "last").run(PATIENCE);
            assertEquals(0, resumed.code(), resumed.err());
            assertTrue(resumed.out().contains("Here I am again."), resumed.out());
        }
    }

    @Test
    void aDamagedLineOfARunIsWarnedOfAndARunWithoutABeginningIsOneLine() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("a", "project_list_files", "{}")), answer("2", message("Seen.")), answer("3", message("Again.")))) {
            Provided.settings(scratch, provider, "");
            assertEquals(0, program("run", "Look.").run(PATIENCE).code());
            var id = Json.mapper().readTree(program("runs", "list", "--json").run(PATIENCE).out()).path("run_id").asString();
            var journal = scratch.resolve("state/atopile-mcp/runs").resolve(id).resolve("events.jsonl");
            var lines = new ArrayList<>(Files.readAllLines(journal));
            lines.set(lines.size() / 2, "{garbage");
            Files.write(journal, lines);
            var shown = program("runs", "show", "last").run(PATIENCE);
            assertEquals(0, shown.code(), shown.err());
            assertTrue(shown.out().contains("! 1 line of the journal of run " + id + " can't be read"), shown.out());
            var next = program("run", "--thread", "last", "Once more.").run(PATIENCE);
            assertEquals(0, next.code(), next.err());
            assertTrue(next.out().contains("! 1 line of the journal of run " + id + " can't be read") && next.out().contains("Again."), next.out());
            lines.set(0, "{garbage");
            Files.write(journal, lines);
            for (var command : List.of(List.of("runs", "show", id), List.of("runs", "resume", id), List.of("run", "--thread", id, "x"))) {
                var refused = program(command.toArray()).run(PATIENCE);
                assertEquals(2, refused.code(), refused.err());
                assertTrue(refused.err().contains("Run " + id + " can't be shown") && refused.err().lines().count() <= 2, refused.err());
            }
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws Exception {
        assertEquals(2, program("run", " ").run(PATIENCE).code());
        assertEquals(2, program("run", "x", "--max-minutes", "0", "--model", "m").with("OPENAI_API_KEY", Provided.KEY).run(PATIENCE).code());
        var none = program("runs", "show", "last").run(PATIENCE);
        assertEquals(2, none.code());
        assertTrue(none.err().contains("There are no runs."), none.err());
    }

    private Program program(Object... arguments) throws Exception {
        return Provided.program(board.root(), scratch, arguments);
    }

    private static List<ObjectNode> json(Program.Ended ended) {
        assertEquals(0, ended.code(), ended.err());
        return ended.out().lines().map(line -> (ObjectNode) Json.mapper().readTree(line)).toList();
    }
}
