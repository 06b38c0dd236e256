package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression that can't be read is found wherever it stands, before anything is run. */
class DeclarationExpressionsTest {

    /** Each name in brackets stands for an expression. */
    private static final String ALL =
            """
            title: Say it
            input: {type: object, properties: {words: {type: array}}}
            enter:
              - that: '<enter>'
                otherwise: Give a word.
            steps:
              - id: said
                tool: ask
                when: '<when>'
                each: '<each>'
                with: {text: '= <with>'}
                undo:
                  tool: write
                  each: '<undo_each>'
                  with: {text: '= <undo_with>'}
            output:
              message: '<message>'
              code: '<code>'
              data: {words: [{word: '= <data>'}]}
              schema: {type: object}
            suggest:
              - after: ask
                code: ok
                when: '<suggest_when>'
            report:
              title: '<title>'
              tone: '<tone>'
              sections:
                - title: Words
                  when: '<section_when>'
                  text: '<text>'
                - title: Difference
                  code:
                    text: '<code_text>'
                - title: List
                  checklist:
                    lines: '<lines>'
                    score: '<score>'
                    out_of: '<out_of>'
                    title: '<line_title>'
                    tone: '<line_tone>'
                    evidence: '<evidence>'
                - title: Table
                  table:
                    rows: '<rows>'
                    columns:
                      - title: Word
                        value: '<value>'
                        tone: '<cell_tone>'
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

    private static String with(String place, String expression) {
        return ALL.replace("<%s>".formatted(place), expression).replaceAll("<\\w+>", "1");
    }

    private static int line(String place) {
        return (int) ALL.substring(0, ALL.indexOf("<%s>".formatted(place))).chars().filter(letter -> letter == '\n').count() + 1;
    }

    private void assertOneProblem(String place, String expression) throws IOException {
        var problems = bench.problems(with(place, expression));
        assertEquals(1, problems.size(), () -> place + problems);
        assertTrue(problems.getFirst().startsWith("mine/skill.yaml:%d: ".formatted(line(place))), problems::toString);
    }

    /** Those whose names are looked up too, and those that see a row or a call and nothing else. */
    static Stream<String> places() {
        return Stream.concat(namedPlaces(), Stream.of("suggest_when", "line_title", "line_tone", "evidence", "value", "cell_tone"));
    }

    static Stream<String> namedPlaces() {
        return Stream.of(
                "enter", "when", "each", "with", "undo_each", "undo_with", "message", "code", "data", "title", "tone", "section_when", "text", "code_text",
                "lines", "score", "out_of", "rows");
    }

    @Test
    void whatIsRightHasNoProblem() throws IOException {
        assertEquals(List.of(), bench.problems(with("none", "")));
        assertEquals(24, places().distinct().count());
    }

    @ParameterizedTest
    @MethodSource("places")
    void aBrokenExpressionIsAProblemOfItsLine(String place) throws IOException {
        assertOneProblem(place, "1 &");
    }

    @ParameterizedTest
    @MethodSource("namedPlaces")
    void aStepThatIsNotThereIsAProblemOfItsLine(String place) throws IOException {
        assertOneProblem(place, "siad.data.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with", "undo_with"})
    void anItemIsKnownOnlyWhereThereIsAList(String place) throws IOException {
        var text = with(place, "item.data.text");
        assertEquals(List.of(), bench.problems(text));
        assertEquals(1, bench.problems(text.replaceAll("(?m)^ +each: .*\\n", "")).size());
        assertOneProblem("each", "item.data.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "code", "data", "title", "text", "rows"})
    void theOutcomeIsKnownOnlyBehindTheSteps(String place) throws IOException {
        assertEquals(List.of(), bench.problems(with(place, "undone.data")));
        assertOneProblem("with", "undone.data");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{type: object, pattern: '('}",
        "{type: object, properties: {word: {type: string, pattern: '('}}}",
        "{type: object, properties: {words: {type: array, items: {type: string, pattern: '('}}}}",
        "{type: object, properties: {word: {anyOf: [{type: string}, {type: string, pattern: '('}]}}}"
    })
    void aPatternThatCannotBeReadIsAProblemOfItsLine(String schema) throws IOException {
        var inOutput = with("none", "").replace("schema: {type: object}", "schema: " + schema);
        var inInput = with("none", "").replace("input: {type: object, properties: {words: {type: array}}}", "input: " + schema);
        assertTrue(bench.problems(inOutput).getFirst().startsWith("mine/skill.yaml:20: "), () -> schema);
        assertTrue(bench.problems(inInput).getFirst().startsWith("mine/skill.yaml:2: "), () -> schema);
    }
}
