package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunSpec.RunModel;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Answers that must match an output schema. */
class AnswerCheckTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["verdict"], "additionalProperties": false,
             "properties": {"verdict": {"enum": ["pass", "fail"]}, "count": {"type": "integer", "minimum": 0}}}
            """;
    private static final String PASS = "{\"verdict\":\"pass\"}";

    @TempDir
    Path folder;

    private static String check(String schema, String answer) {
        return switch (new AnswerCheck((ObjectNode) Json.mapper().readTree(schema)).check(answer)) {
            case AnswerCheck.Verdict.Matches(var json) -> json;
            case AnswerCheck.Verdict.Violates(var violations) -> "✗ " + String.join("; ", violations);
        };
    }

    /** In the answers, a back quote is ' and a new line is |. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            {"verdict": "pass"}                                              ~ {"verdict":"pass"}
            '''json|{"verdict": "pass"}|'''                                  ~ {"verdict":"pass"}
            '''|{"verdict": "pass"}|'''                                      ~ {"verdict":"pass"}
            Sure! Here it is: {"verdict": "pass"}                            ~ {"verdict":"pass"}
            Here:|'''json|{"verdict": "fail", "count": 3}|'''|Good luck.     ~ {"verdict":"fail","count":3}
            The braces {like these} are none. {"verdict": "pass"} Done.      ~ {"verdict":"pass"}
            {"verdict": "pass"}.                                             ~ {"verdict":"pass"}
            {"verdict": "pass"} {"verdict": "fail"}                          ~ ✗ the answer contains 2 JSON values, so it is not clear which one is meant
            {"verdict": "pass"} as in [1]                                    ~ ✗ the answer contains 2 JSON values, so it is not clear which one is meant
            The board passes.                                                ~ ✗ the answer contains no JSON value
            {"verdict": "pass"                                               ~ ✗ the answer contains no JSON value
            {verdict: pass}                                                  ~ ✗ the answer contains no JSON value
            Sure! Here it is: {"verdict": 7}                                 ~ ✗ verdict: does not have a value in the enumeration ["pass", "fail"]
            {}                                                               ~ ✗ verdict is missing
            [{"verdict": "pass"}]                                            ~ ✗ answer: array found, object expected
            7                                                                ~ ✗ answer: integer found, object expected
            {"verdict": "pass", "count": -1}                                 ~ ✗ count: must have a minimum value of 0
            {"verdict": "pass", "count": 1e30}                               ~ ✗ count is out of range
            {"verdict": "pass", "more": 1}                                   ~ ✗ answer: there is no field more
            {"count": "x"}                                                   ~ ✗ count: string found, integer expected; verdict is missing
            """)
    void anAnswerIsTakenIfOneValueMatches(String answer, String verdict) {
        assertEquals(verdict, check(SCHEMA, answer.replace('\'', '`').replace('|', '\n')).replaceAll(" \\(did you mean.*\\)", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            {"type": "integer"}                              ~ 42                ~ 42
            {"type": "integer"}                              ~ '''json|42|'''    ~ 42
            {"type": "integer"}                              ~ It is 42.         ~ ✗ the answer contains no JSON value
            {"type": "array", "items": {"type": "string"}}   ~ So: ["a", "b"]    ~ ["a","b"]
            {"type": "array", "maxItems": 1}                 ~ [1, [2, 3]]       ~ ✗ answer: must have at most 1 items but found 2
            {"type": ["string", "null"]}                     ~ null              ~ null
            {}                                               ~ true              ~ true
            """)
    void aSchemaOfAnyKindIsChecked(String schema, String answer, String verdict) {
        assertEquals(verdict, check(schema, answer.replace('\'', '`').replace('|', '\n')));
    }

    @Test
    void textWithoutEndIsNoValue() {
        for (var text : List.of("[".repeat(100_000), "{\"a\":".repeat(50_000), "[\"" + "x[".repeat(100_000), "{\"verdict\":\"" + "y".repeat(2 << 20) + "\"}")) {
            assertEquals("✗ the answer contains no JSON value", check(SCHEMA, text));
        }
    }

    private static RunSpec withSchema(RunSpec spec, BlobId schema) {
        var model = new RunModel("m", 100_000, Optional.empty(), Optional.empty(), Optional.of(schema));
        return new RunSpec(
                spec.runId(), spec.threadId(), spec.origin(), spec.message(), spec.instructions(), spec.project(), spec.purpose(), spec.approval(),
                spec.rules(), spec.tools(), spec.functions(), spec.budgets(), model, spec.approvalSeconds());
    }

    private RunDirectory begin(Workshop shop, CountedTools tools) {
        var directory = shop.store.create(Instant.now());
        var spec = EmbeddedEngineTest.spec(directory, tools, Mode.AUTO, Budgets.DEFAULT);
        shop.engine.start(directory, withSchema(spec, directory.texts().put(SCHEMA)));
        return directory;
    }

    @ParameterizedTest
    @CsvSource({"0, COMPLETED", "1, COMPLETED", "2, COMPLETED", "3, FAILED"})
    void theModelIsAskedTwiceForAMatchingAnswer(int wrong, RunStatus status) throws Exception {
        var tools = new CountedTools(_ -> CountedTools.ok("done"));
        var asked = new AtomicInteger();
        var model = PlayedModel.of(_ -> PlayedModel.answer(List.of(say(asked.getAndIncrement() < wrong ? "Sure: {\"verdict\": 7}" : "Sure: " + PASS))));
        try (var shop = new Workshop(folder, tools, model)) {
            var run = begin(shop, tools);
            var state = shop.end(run);
            assertEquals(status, state.status(), state.reason());
            assertEquals(Math.min(wrong, 2), Workshop.events(run, RunEvent.Nudged.class).size());
            if (status == RunStatus.COMPLETED) {
                assertEquals(PASS, run.texts().get(state.work().answer().orElseThrow()));
                assertTrue(Files.readString(run.path().resolve("final-report.md")).contains("\n" + PASS + "\n"));
            } else {
                assertEquals("The final answer does not match the output schema: verdict: does not have a value in the enumeration [\"pass\", \"fail\"].", state.reason());
            }
            var notes = model.asked.stream().map(request -> Workshop.texts(request.input()).getLast()).filter(text -> text.contains("required JSON schema")).collect(Collectors.toSet());
            assertEquals(wrong == 0 ? 0 : 1, notes.size());
        }
    }

    @Test
    void aResumedRunIsAskedAsOften() throws Exception {
        var tools = new CountedTools(_ -> CountedTools.ok("done"));
        var model = PlayedModel.of(_ -> PlayedModel.answer(List.of(say("No."))));
        RunDirectory run;
        try (var shop = new Workshop(folder, tools, model)) {
            run = begin(shop, tools);
            assertEquals(RunStatus.FAILED, shop.end(run).status());
        }
        var lines = Files.readAllLines(run.journal());
        for (var kept = 3; kept < lines.size(); kept++) {
            Files.write(run.journal(), lines.subList(0, kept));
            try (var shop = new Workshop(folder, tools, model)) {
                shop.engine.resume(run);
                assertEquals(RunStatus.FAILED, shop.end(run).status());
                assertEquals(2, Workshop.events(run, RunEvent.Nudged.class).size(), "after line " + kept);
            }
        }
    }
}
