package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.skill.run.SkillOutcome;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.skill.run.SkillRunView;
import io.atopile.mcp.skill.run.SkillStatus;
import io.atopile.mcp.skill.run.StepState;
import io.atopile.mcp.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String ONE =
            """
            title: One
            input: {type: object}
            steps:
              - id: kept
                tool: write
                with: {text: kept}
                undo: {tool: write, with: {text: back}}
              - id: tried
                tool: ask
                with: {text: = input.word, fail: = input.fail}
            output:
              message: '"Done"'
              data: {text: = tried.data.text}
              schema: {type: object, properties: {text: {type: string}}, additionalProperties: false}
            """;

    private static final String LIST =
            """
            title: Many
            input: {type: object}
            steps:
              - id: all
                each: input.words
                most: 3
                tool: write
                with: {text: = item.text, fail: = item.fail}
                on: {not_found: continue, conflict: undo}
                undo: {each: 'all.items[ok]', tool: write, with: {text: '= "not " & item.data.text'}}
              - id: after
                tool: ask
                with: {text: after}
            output:
              message: '"Done"'
              data: {state: = all.state, left_out: = all.left_out, after: = after.state, undone: = undone}
              schema: {type: object, properties: {undone: {type: array}}}
            """;

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(root);
    }

    @AfterEach
    void close() {
        bench.tools.go.countDown();
        bench.close();
    }

    private String start(String declaration, String input) throws IOException {
        assertEquals(List.of(), bench.problems(declaration));
        return bench.desk.runs().start(bench.order("mine", input));
    }

    private SkillRunView view(String id) throws InterruptedException {
        return bench.desk.runs().await(id, PATIENCE, Progress.NONE).orElseThrow();
    }

    private SkillOutcome run(String declaration, String input) throws Exception {
        return view(start(declaration, input)).outcome().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    []                                                          | kept | skipped
                    [{"text": "a"}]                                             | kept | done
                    [{"text": "a"}, {"text": "b"}, {"text": "c"}, {"text": "d"}] | one  | done
                    """)
    void aListIsTakenUpToItsMost(String words, String left, String state) throws Exception {
        var data = run(LIST, "{\"words\": %s}".formatted(words)).data().orElseThrow();
        assertEquals(state, data.path("state").asString());
        assertEquals(left.equals("one") ? 1 : 0, data.path("left_out").asInt());
        assertEquals(left.equals("one") ? List.of("a", "b", "c") : bench.tools.written, bench.tools.written);
    }

    @Test
    void theItemThatEndsAListDecidesWhatIsDoneAndItsForerunnersAreTakenBack() throws Exception {
        var data = run(LIST, "{\"words\": [{\"text\": \"a\"}, {\"text\": \"b\", \"fail\": \"not_found\"}, {\"text\": \"c\", \"fail\": \"conflict\"}]}")
                .data().orElseThrow();
        assertEquals(List.of("a", "b", "c", "not a"), bench.tools.written);
        assertEquals("{\"undone\":[\"all\"],\"state\":\"failed\",\"left_out\":0}", data.toString());
    }

    @Test
    void whatWasTakenBackIsNotTakenBackAgainWhenTheOutputHasAFault() throws Exception {
        var outcome = run(ONE.replace("fail: = input.fail}", "fail: conflict}\n    on: {any: undo}").replace("'\"Done\"'", "-stopped"), "{\"word\": \"a\"}");
        assertEquals("validation_error", outcome.code());
        assertTrue(outcome.message().startsWith("An expression of the skill mine failed:"), outcome.message());
        assertEquals(List.of("kept", "back"), bench.tools.written);
    }

    @Test
    void anUndoThatFailsIsTold() throws Exception {
        var text = ONE.replace("text: back}", "text: back, fail: conflict}").replace("fail: = input.fail}", "fail: conflict}\n    on: {any: undo}");
        var view = view(start(text, "{\"word\": \"a\"}"));
        assertEquals(StepState.DONE, view.steps().getFirst().state());
        assertEquals("The step could not be undone.", view.steps().getFirst().message().orElseThrow());
    }

    @Test
    void whatFailsInPassingIsTriedAgainWhereThatDoesNoHarm() throws Exception {
        assertEquals("transient_backend_error", run(ONE, "{\"word\": \"a\", \"fail\": \"transient_backend_error\"}").code());
        assertEquals(List.of("a", "a", "a"), bench.tools.asked);
        bench.tools.written.clear();
        run(ONE.replace("tool: ask", "tool: write"), "{\"word\": \"a\", \"fail\": \"transient_backend_error\"}");
        assertEquals(List.of("kept", "a"), bench.tools.written);
    }

    @Test
    void aToolThatThrowsIsAFailureLikeOthers() throws Exception {
        assertEquals("internal_error", run(ONE, "{\"word\": \"a\", \"fail\": \"crash\"}").code());
        assertEquals(1, bench.defects.size());
    }

    @Test
    void thereAreNoMoreCallsThanTheBudgetHasButWhatWasDoneIsTakenBack() throws Exception {
        var many = new StringBuilder(ONE.replace("output:", ""));
        many.setLength(many.indexOf("  message:"));
        for (var step = 0; step < 4; step++) {
            many.append("  - {id: more%d, each: '[1..100]', tool: ask, with: {text: x}, on: {budget_exhausted: undo}}\n".formatted(step));
        }
        many.append(ONE.substring(ONE.indexOf("output:")));
        run(many.toString(), "{\"word\": \"a\"}");
        assertEquals(300, bench.tools.asked.size() + 1);
        assertEquals(List.of("kept", "back"), bench.tools.written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    $sum                                                   | The expression returns a function; call it
                    [1..20000000]                                          | must not exceed
                    ($f := function($x) { 1 + $f($x) }; $f(1))             | in: (
                    $nosuch(1)                                             | in: $nosuch(1)
                    1 / 0                                                  | in: 1 / 0
                    """)
    void anExpressionThatCantBeWorkedOutIsTheSkillsFault(String expression, String reason) throws Exception {
        var outcome = run(ONE.replace("text: = input.word", "text: '= " + expression + "'"), "{}");
        assertEquals("validation_error", outcome.code());
        assertTrue(outcome.message().contains(reason), outcome.message());
        assertEquals(List.of("kept", "back"), bench.tools.written);
    }

    @Test
    void dataThatBreaksTheSkillsOwnSchemaIsAClearError() throws Exception {
        var outcome = run(ONE.replace("= tried.data.text", "= tried.data.length"), "{\"word\": \"a\"}");
        assertEquals("internal_error", outcome.code());
        assertEquals("The output of the skill mine violates its own schema: text: integer found, string expected.", outcome.message());
    }

    @Test
    void aNumberTooLargeForAnIntegerIsNoCrash() throws Exception {
        var outcome = run(ONE.replace("text: = tried.data.text", "text: = 1e30").replace("text: {type: string}", "text: {type: integer}"), "{\"word\": \"a\"}");
        assertFalse(outcome.message().contains("Internal server error"), outcome.message());
    }

    @Test
    void secretsDontReachTheJournal() throws Exception {
        var secret = "sk-" + "abcdefghij0123456789";
        var id = start(ONE.replace("fail: = input.fail", "fail: = input.fail").replace("'\"Done\"'", "tried.message"), "{\"word\": \"%s\"}".formatted(secret));
        assertTrue(view(id).outcome().orElseThrow().message().contains(secret));
        assertFalse(Files.readString(root.resolve("runs").resolve(id).resolve("events.jsonl")).contains(secret));
    }

    @Test
    void progressOnlyGrowsAlsoWhileThingsAreTakenBack() throws Exception {
        bench.skill("mine", ONE.replace("tool: ask\n    with: {text: = input.word, fail: = input.fail}", "tool: wait"));
        var seen = new ArrayList<Double>();
        var id = bench.desk.runs().start(bench.order("mine", "{}"));
        bench.tools.waiting.await();
        bench.desk.runs().cancel(id);
        bench.desk.runs().await(id, PATIENCE, (done, _, _) -> seen.add(done));
        assertEquals(seen.stream().sorted().toList(), seen);
        assertEquals(List.of("kept", "back"), bench.tools.written);
    }

    @Test
    void runsAtTheSameTimeDontDisturbEachOther() throws Exception {
        assertEquals(List.of(), bench.problems(LIST.replace("most: 3", "most: 20")));
        var ids = new ArrayList<String>();
        for (var run = 0; run < 8; run++) {
            var words = "{\"text\": \"w%d\"},".formatted(run).repeat(20);
            ids.add(bench.desk.runs().start(bench.order("mine", "{\"words\": [%s]}".formatted(words.substring(0, words.length() - 1)))));
        }
        for (var id : ids) {
            assertEquals("ok", view(id).outcome().orElseThrow().code());
        }
        for (var run = 0; run < 8; run++) {
            var word = "w" + run;
            assertEquals(20, bench.tools.written.stream().filter(word::equals).count());
        }
    }

    @Test
    void aRunThatAShutdownStoppedCanBeResumedByOneAlone() throws Exception {
        var id = start(ONE.replace("tool: ask\n    with: {text: = input.word, fail: = input.fail}", "tool: wait"), "{}");
        bench.tools.waiting.await();
        try (var other = new SkillRunService(root.resolve("runs"))) {
            assertEquals(new SkillRunService.Found.Elsewhere("mine"), other.find(id));
            assertTrue(other.resume(id, bench.order("mine", "{}")).isEmpty());
            bench.desk.runs().close();
            assertTrue(other.find(id) instanceof SkillRunService.Found.Left);
            tear(id);
            try (var next = new Bench(root)) {
                next.tools.go.countDown();
                assertTrue(next.desk.runs().find(id) instanceof SkillRunService.Found.Left);
                assertEquals(Optional.of(id), next.desk.runs().resume(id, next.order("mine", "{}")));
                assertEquals(SkillStatus.COMPLETED, next.desk.runs().await(id, PATIENCE, Progress.NONE).orElseThrow().status());
                assertEquals(List.of(), next.tools.written);
            }
        }
        assertEquals(List.of("kept"), bench.tools.written);
    }

    /** Whichever line of the journal is damaged, what was written is not written again. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":", "\u0000\u00ff", "[]", "7", "{\"type\":\"of_another_version\"}", "{\"type\":\"call_ended\"}", "{}", "TWICE", "CRLF"})
    void aDamagedLineCostsThatLineAndNoCallIsMadeTwice(String damage) throws Exception {
        var id = start(ONE.replace("tool: ask\n    with: {text: = input.word, fail: = input.fail}", "tool: wait"), "{}");
        bench.tools.waiting.await();
        bench.desk.runs().close();
        var journal = root.resolve("runs").resolve(id).resolve("events.jsonl");
        var lines = Files.readAllLines(journal);
        for (var line = 0; line < lines.size(); line++) {
            var damaged = new ArrayList<>(lines);
            damaged.set(line, switch (damage) {
                case "TWICE" -> lines.get(line) + "\n" + lines.get(line);
                case "CRLF" -> lines.get(line) + "\r";
                default -> damage;
            });
            Files.write(journal, damaged);
            try (var next = new Bench(root)) {
                next.tools.go.countDown();
                if (next.desk.runs().find(id) instanceof SkillRunService.Found.Left) {
                    assertEquals(Optional.of(id), next.desk.runs().resume(id, next.order("mine", "{}")));
                    assertTrue(next.desk.runs().await(id, PATIENCE, Progress.NONE).orElseThrow().status() != SkillStatus.RUNNING);
                }
                assertFalse(next.tools.written.contains("kept"), "line " + line);
            }
        }
        assertEquals(List.of("kept"), bench.tools.written);
    }

    /** A crash may end within a line, and within a letter. */
    private void tear(String id) throws IOException {
        Files.write(root.resolve("runs").resolve(id).resolve("events.jsonl"), new byte[] {'{', '"', (byte) 0xC3}, StandardOpenOption.APPEND);
    }
}
