package io.atopile.mcp.conformance.agent;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Over the runs of a conversation, what was sent before is sent again unchanged, so that the provider's cache applies. */
class ThreadPrefixTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final double LEAST = 0.9;
    private static final double LEAST_AFTER_A_CHANGE = 0.85;
    private static final String NEW_FILE = "{\"path\": \"notes.md\", \"content\": \"- the divider halves its input\\n\"}";

    @TempDir
    private Path scratch;

    private Board board;

    @BeforeEach
    void board() throws Exception {
        board = Board.copy("divider", scratch);
    }

    private static List<JsonNode> items(ScriptedResponsesServer.Got request) {
        return List.copyOf(request.body().path("input").values());
    }

    private static long countBytes(List<JsonNode> items) {
        return items.stream().mapToLong(item -> item.toString().getBytes(StandardCharsets.UTF_8).length).sum();
    }

    private static int countCommon(List<JsonNode> earlier, List<JsonNode> later) {
        var same = 0;
        while (same < earlier.size() && same < later.size() && earlier.get(same).equals(later.get(same))) {
            same++;
        }
        return same;
    }

    /** Returns the share of a request that is a prefix of the one before it, by the bytes of its items. */
    private static void measure(ScriptedResponsesServer provider, int request, double least, String what) {
        var earlier = items(provider.requests().get(request - 1));
        var later = items(provider.requests().get(request));
        var same = countCommon(earlier, later);
        assertEquals(earlier.size(), same, "everything that was sent before is sent again, in its place");
        var share = (double) countBytes(later.subList(0, same)) / countBytes(later);
        System.out.printf("%s: %d of %d bytes (%.1f %%) of the first request were sent before.%n", what, countBytes(later.subList(0, same)), countBytes(later), share * 100);
        assertTrue(share >= least, () -> what + ": " + share);
        assertEquals(provider.requests().get(request - 1).body().path("tools"), provider.requests().get(request).body().path("tools"));
        assertEquals(provider.requests().get(request - 1).body().path("prompt_cache_key"), provider.requests().get(request).body().path("prompt_cache_key"));

    }

    @Test
    void threeRunsSendWhatWasSentBefore() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("a", "project_read_file", "{\"path\": \"divider.ato\"}")), answer("2", message("It halves its input.")),
                answer("3", call("b", "design_check", "{}")), answer("4", message("Nothing is wrong.")),
                answer("5", message("You are welcome.")))) {
            Provided.settings(scratch, provider, "");
            run("What does the divider do?");
            run("Is anything wrong with it?", "--thread", "last");
            run("Thanks.", "--thread", "last");
            measure(provider, 2, LEAST, "Second run of a conversation");
            measure(provider, 4, LEAST, "Third run of a conversation");
            var facts = items(provider.requests().get(4)).stream().filter(item -> item.toString().contains("# The project at the start of the run")).count();
            assertEquals(1, facts, "one pack");
        }
    }

    @Test
    void onlyFactsThatChangedAreAddedAndOnlyAtTheEnd() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", call("a", "project_create_path", NEW_FILE)), answer("2", message("I wrote notes.md.")), answer("3", message("It is there.")))) {
            Provided.settings(scratch, provider, "");
            run("Make a note.");
            run("Is it there?", "--thread", "last");
            measure(provider, 2, LEAST_AFTER_A_CHANGE, "Second run after a file was made");
            var added = items(provider.requests().get(2));
            var changed = added.stream().filter(item -> item.toString().contains("# What changed in the project")).toList();
            assertEquals(1, changed.size());
            assertTrue(changed.getFirst().toString().contains("notes.md"));
            assertFalse(changed.getFirst().toString().contains("## ato.yaml"), "an unchanged section is not repeated");
            assertEquals(added.indexOf(changed.getFirst()), added.size() - 2, "before the new task, after everything else");
        }
    }

    @Test
    void aForkAndAPlanThatIsCarriedOutKeepThePrefixToo() throws Exception {
        try (var provider = ScriptedResponsesServer.playing(
                answer("1", message("First the values, then a build.")), answer("2", message("Done.")), answer("3", message("Differently.")))) {
            Provided.settings(scratch, provider, "");
            run("Plan it.", "--plan");
            run("Carry it out.", "--thread", "last");
            var planned = items(provider.requests().get(0));
            var carriedOut = items(provider.requests().get(1));
            assertEquals(planned.size(), countCommon(planned, carriedOut));
            assertTrue(carriedOut.stream().anyMatch(item -> item.toString().contains("This run carries out the work")));
            assertEquals(0, program("runs", "fork", "last", "Do it differently.").run(PATIENCE).code());
            var forked = items(provider.requests().get(2));
            assertEquals(carriedOut.size(), countCommon(carriedOut, forked));
            assertTrue(forked.stream().anyMatch(item -> item.toString().contains("Above this message, marks with the number")));
            assertEquals(1, forked.stream().filter(item -> item.toString().contains("# The project at the start of the run")).count());
        }
    }

    private void run(String prompt, String... more) throws Exception {
        var arguments = new ArrayList<Object>(List.of("run", prompt));
        arguments.addAll(List.of(more));
        var ended = program(arguments.toArray()).run(PATIENCE);
        assertEquals(0, ended.code(), ended.err());
    }

    private Program program(Object... arguments) throws Exception {
        return Provided.program(board.root(), scratch, arguments);
    }
}
