package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.skill.run.SkillRunView;
import io.atopile.mcp.skill.run.SkillStatus;
import io.atopile.mcp.skill.run.StepState;
import io.atopile.mcp.tool.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillRunsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String STEPS =
            """
            title: Steps
            input: {type: object, properties: {word: {type: string}, fail: {type: string}, letters: {type: boolean, default: true}}}
            steps:
              - id: first
                tool: write
                with: {text: = input.word}
                undo: {tool: write, with: {text: '= "not " & first.data.text'}}
              - id: second
                tool: ask
                with: {text: = first.data.text, fail: = input.fail, times: 2}
                on: {conflict: undo, not_found: finish, timeout: continue}
              - id: letters
                when: input.letters
                each: second.data.letters
                tool: ask
                with: {text: = item}
            output:
              message: '"Said " & $count(letters.items)'
              code: 'stopped ? "build_failed" : "ok"'
              data: {text: = second.data.text, said: = letters.items.data.text, undone: = undone}
              schema:
                type: object
                properties:
                  text: {type: string}
                  said: {type: array, items: {type: string}}
                  undone: {type: array, items: {type: string}}
                required: [said, undone]
                additionalProperties: false
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
        bench.close();
    }

    private SkillRunView run(String input) throws Exception {
        bench.skill("steps", STEPS);
        var id = bench.desk.runs().start(bench.order("steps", input));
        return bench.desk.runs().await(id, PATIENCE, Progress.NONE).orElseThrow();
    }

    private static List<StepState> states(SkillRunView view) {
        return view.steps().stream().map(step -> step.state()).toList();
    }

    @Test
    void stepsTakeWhatEarlierOnesGave() throws Exception {
        var view = run("{\"word\": \"ab\"}");
        var outcome = view.outcome().orElseThrow();
        assertEquals("{\"text\":\"abab\",\"said\":[\"a\",\"b\",\"a\",\"b\"],\"undone\":[]}", outcome.data().orElseThrow().toString());
        assertEquals("Said 4", outcome.message());
        assertEquals(List.of(StepState.DONE, StepState.DONE, StepState.DONE), states(view));
        assertEquals(4, view.steps().getLast().calls());
    }

    @Test
    void aStepWhoseConditionDoesNotHoldIsLeftOut() throws Exception {
        var view = run("{\"word\": \"ab\", \"letters\": false}");
        assertEquals("[]", view.outcome().orElseThrow().data().orElseThrow().path("said").toString());
        assertEquals(StepState.SKIPPED, view.steps().getLast().state());
    }

    @Test
    void aFailureCanTakeBackWhatWasDone() throws Exception {
        var view = run("{\"word\": \"ab\", \"fail\": \"conflict\"}");
        assertEquals(List.of("ab", "not ab"), bench.tools.written);
        assertEquals(List.of(StepState.UNDONE, StepState.FAILED, StepState.PENDING), states(view));
        assertEquals("[\"first\"]", view.outcome().orElseThrow().data().orElseThrow().path("undone").toString());
        assertEquals("build_failed", view.outcome().orElseThrow().code());
    }

    @Test
    void aFailureCanEndTheStepsOrBePassedOrEndTheSkill() throws Exception {
        assertEquals("build_failed", run("{\"word\": \"ab\", \"fail\": \"not_found\"}").outcome().orElseThrow().code());
        assertEquals("ok", run("{\"word\": \"ab\", \"fail\": \"timeout\"}").outcome().orElseThrow().code());
        var stopped = run("{\"word\": \"ab\", \"fail\": \"policy_denied\"}").outcome().orElseThrow();
        assertEquals("policy_denied", stopped.code());
        assertEquals("ask: told to", stopped.message());
        assertEquals(List.of("ab", "ab", "ab"), bench.tools.written);
    }

    @Test
    void aCancelTakesBackWhatWasDone() throws Exception {
        bench.skill("waiting", STEPS.replace("tool: ask\n    with: {text: = first.data.text, fail: = input.fail, times: 2}", "tool: wait"));
        var id = bench.desk.runs().start(bench.order("waiting", "{\"word\": \"ab\"}"));
        bench.tools.waiting.await();
        bench.desk.runs().cancel(id);
        var view = bench.desk.runs().await(id, PATIENCE, Progress.NONE).orElseThrow();
        assertEquals(SkillStatus.CANCELLED, view.status());
        assertEquals(List.of("ab", "not ab"), bench.tools.written);
        assertTrue(view.outcome().orElseThrow().message().contains("undone"), view.outcome().toString());
    }

    @Test
    void aCallThatAShutdownStopsBetweenTwoTriesIsMadeAgainByTheResumedRun() throws Exception {
        bench.skill("steps", STEPS);
        var id = bench.desk.runs().start(bench.order("steps", "{\"word\": \"ab\", \"fail\": \"transient_backend_error\"}"));
        while (bench.tools.asked.isEmpty()) {
            Thread.sleep(2);
        }
        bench.desk.runs().close();
        assertEquals(List.of("ab"), bench.tools.asked);
        try (var next = new Bench(root)) {
            assertTrue(next.desk.runs().find(id) instanceof SkillRunService.Found.Left);
            assertEquals(Optional.of(id), next.desk.runs().resume(id, next.order("steps", "{\"word\": \"ab\"}")));
            assertEquals(SkillStatus.COMPLETED, next.desk.runs().await(id, PATIENCE, Progress.NONE).orElseThrow().status());
            assertEquals(List.of("ab", "a", "b", "a", "b"), next.tools.asked);
            assertEquals(List.of(), next.tools.written);
        }
    }
}
