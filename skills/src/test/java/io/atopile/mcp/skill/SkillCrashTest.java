package io.atopile.mcp.skill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that runs a skill is killed at each place where a call begins, acts or ends; another one goes on with the run. */
class SkillCrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String STEPS =
            """
            title: Three calls
            input: {type: object}
            steps:
              - {id: one, tool: write, with: {text: one}, on: {timeout: continue}}
              - {id: two, tool: ask, with: {text: two}}
              - {id: three, tool: write, with: {text: three}, on: {outcome_unknown: continue}}
            output:
              message: '"Done"'
              data: {codes: '= [one.code, two.code, three.code]'}
              schema: {type: object, properties: {codes: {type: array, items: {type: string}}}}
            """;

    @TempDir
    Path root;

    /** Writes down what was called, and stands still at one place for good. */
    private record Ledger(ToolSource tools, Path root, String place, List<String> calls) implements ToolSource {

        @Override
        public List<ToolListing> list() {
            return tools.list();
        }

        @Override
        public Optional<ToolListing> find(String name) {
            if (place.startsWith("before")) {
                stand("before" + ended());
            }
            return tools.find(name);
        }

        @Override
        public Set<Effect> resolveEffects(String name) {
            return tools.resolveEffects(name);
        }

        @Override
        public CallToolResult call(ToolCall call) {
            stand("begun" + calls.size());
            var text = call.arguments().path("text").asString("");
            var reply = tools.call(call);
            note("ledger", text + "\n");
            stand("acted" + calls.size());
            calls.add(text);
            return reply;
        }

        /** How many calls the journal knows the end of; the next one is prepared then. */
        private long ended() {
            try (var folders = Files.list(root.resolve("runs"))) {
                var journal = folders.findFirst().orElseThrow().resolve("events.jsonl");
                return Files.readAllLines(journal).stream().filter(line -> line.contains("\"call_ended\"")).count();
            } catch (IOException _) {
                return -1;
            }
        }

        private void stand(String here) {
            if (here.equals(place)) {
                note("standing", here);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private void note(String file, String text) {
            try {
                Files.writeString(root.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static SkillService.Wish wish(Bench bench, String place) {
        var wish = bench.wish();
        var ledger = new Ledger(wish.tools(), bench.root, place, new CopyOnWriteArrayList<>());
        return new SkillService.Wish(wish.workspace(), wish.project(), ledger, wish.caller(), wish.peer(), wish.meta());
    }

    /** The process that is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) throws Exception {
            try (var bench = new Bench(Path.of(args[0]))) {
                var id = bench.desk.runs().start(bench.desk.buildRequest("steps", Json.object(), wish(bench, args[1])));
                var _ = bench.desk.runs().await(id, PATIENCE, Progress.NONE);
            }
        }
    }

    private void killedAt(String place) throws Exception {
        var victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        root.toString(),
                        place)
                .inheritIO()
                .start();
        try {
            await().atMost(PATIENCE).until(() -> Files.exists(root.resolve("standing")) || !victim.isAlive());
            assertTrue(victim.isAlive(), "it ended before " + place);
        } finally {
            victim.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "before0, ok ok ok, one two three",
        "begun0, outcome_unknown ok ok, two three",
        "acted0, outcome_unknown ok ok, one two three",
        "before1, ok ok ok, one two three",
        "begun1, ok ok ok, one two three",
        "acted1, ok ok ok, one two two three",
        "before2, ok ok ok, one two three",
        "begun2, ok ok outcome_unknown, one two",
        "acted2, ok ok outcome_unknown, one two three"
    })
    void noCallThatHarmsTwiceIsMadeTwice(String place, String codes, String calls) throws Exception {
        try (var bench = new Bench(root)) {
            bench.skill("steps", STEPS);
            killedAt(place);
            var runs = bench.desk.runs();
            String id;
            try (var folders = Files.list(root.resolve("runs"))) {
                id = String.valueOf(folders.findFirst().orElseThrow().getFileName());
            }
            var left = assertInstanceOf(SkillRunService.Found.Left.class, runs.find(id));
            var again = assertDoesNotThrow(() -> bench.desk.rebuildRequest(left.began(), wish(bench, "nowhere")));
            assertEquals(Optional.of(id), runs.resume(id, again));
            var outcome = runs.await(id, PATIENCE, Progress.NONE).orElseThrow().outcome().orElseThrow();
            assertEquals(List.of(codes.split(" ", -1)).toString(), outcome.data().orElseThrow().path("codes").values().stream()
                    .map(code -> code.asString("")).toList().toString());
            assertEquals(calls, String.join(" ", Files.readAllLines(root.resolve("ledger"))));
        }
    }
}
