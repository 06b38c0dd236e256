package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationCheckTest {

    private static final String GOOD =
            """
            title: Say it
            input: {type: object, properties: {word: {type: string}}, additionalProperties: false}
            enter:
              - that: $exists(input.word)
                otherwise: Give a word.
            steps:
              - id: said
                tool: ask
                with: {text: = input.word}
                on: {conflict: continue}
              - id: noted
                tool: write
                with: {text: = said.data.text, times: 2}
            output:
              message: '"It said " & said.data.text'
              data: {text: = said.data.text}
              schema: {type: object, properties: {text: {type: string}}, required: [text], additionalProperties: false}
            suggest: [{after: ask, code: conflict}]
            report:
              sections:
                - title: Words
                  table: {rows: data.text, columns: [{title: Word, value: $}]}
                - {title: Picture, picture: said}
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

    @Test
    void whatIsRightHasNoProblem() throws IOException {
        assertEquals(List.of(), bench.problems(GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    title: Say it        | title: [Say it                | 2: not YAML: expected ',' or ']', but got :
                    title: Say it        | title: Say it\\ntitle: Twice  | 2: duplicate key title; keep only one
                    title: Say it        | title: Say it\\nautor: me     | 2: skill.yaml: there is no field autor
                    title: Say it\\n     | ~~                            | 1: title is missing
                    title: Say it        | title: S                      | 1: title: must be at least 3 characters long
                    input: {type: object | input: {type: array           | 2: input.type: must be object
                    word: {type: string} | word: {type: strng}           | 2: input.properties.word.type: must be one of "object", "array", "string", "integer", "number", "boolean", "null"
                    word: {type: string} | word: {description: a, or b}  | 2: input.properties.word: there is no field or b; it isn't a schema keyword that skills support, and text that contains a comma or a colon must be quoted
                    word: {type: string} | word: {pattern: '('}          | 2: invalid regular expression: Unclosed group
                    id: said             | id: Said-1                    | 7: steps.0.id: use lower-case letters, digits and _ only, starting with a letter, at most 30 characters
                    id: noted            | id: said                      | 11: another step already has the id said; choose a different one
                    id: noted            | id: input                     | 11: input has a reserved meaning in expressions; choose a different id
                    id: noted            | id: in                        | 11: in has a reserved meaning in expressions; choose a different id
                    tool: write          | tool: wriet                   | 12: there is no tool wriet (did you mean wait or write?)
                    tool: write          | tool: skill_run               | 12: a skill can't call skill_run; call the tools that do the work
                    times: 2             | tiems: 2                      | 13: write: there is no field tiems (did you mean times?)
                    said.data.text, times: 2 | said.data.text, times: two | 13: write: times: string found, integer expected
                    with: {text: = input.word} | with: {times: 1}        | 9: ask: text is missing
                    conflict: continue   | conflcit: continue            | 10: there is no error code conflcit (did you mean conflict?)
                    conflict: continue   | conflict: proceed             | 10: steps.0.on.conflict: must be one of "continue", "finish", "undo", "stop"
                    = input.word         | '= input.word & '             | 9: Unexpected end of expression, at character 12 of: input.word &
                    = input.word         | '= $now()'                    | 9: $now is not allowed: a skill must give the same result every time
                    = input.word         | '= $random()'                 | 9: $random is not allowed: a skill must give the same result every time
                    = input.word         | '= $eval("1")'                | 9: $eval is not allowed: a skill must give the same result every time
                    = input.word         | '= "a" /*'                    | 9: the expression can't be parsed; something in it isn't closed: "a" /*
                    = input.word         | = noted.data.text             | 9: there is no step noted before this one
                    = input.word         | = input.wrod                  | 9: the input has no wrod (did you mean word?)
                    times: 2             | times: = said.data.txet       | 13: said.data has no txet (did you mean text?)
                    data: {text: =       | data: {txet: =                | 16: doesn't match the schema: there is no field txet (did you mean text?)
                    data: {text: = said.data.text} | data: {}            | 16: doesn't match the schema: text is missing
                    data: {text: = said.data.text} | data: {text: 5}     | 16: doesn't match the schema: text: integer found, string expected
                    value: $}            | value: '$ & '}                | 22: Unexpected end of expression, at character 3 of: $ &
                    picture: said        | picture: siad                 | 23: there is no step siad; picture must be the id of the step whose tool draws it
                    picture: said        | picture: said, text: input    | 23: report.sections.1: must have exactly one of text, table, checklist, code and picture
                    after: ask           | after: aks                    | 18: there is no tool aks (did you mean ask?)
                    code: conflict       | code: conflcit                | 18: there is no error code conflcit (did you mean conflict?)
                    = input.word         | &here x                       | 9: anchors (&) and aliases (*) are not allowed in skills; write the value out, or quote it if it is text
                    = input.word         | *here                         | 9: not YAML: found undefined alias here
                    """)
    void whatIsWrongIsToldWithItsLineAndHowToMendIt(String right, String wrong, String problem) throws IOException {
        var text = GOOD.replace(right.translateEscapes(), wrong.translateEscapes());
        assertTrue(!text.equals(GOOD), right);
        assertEquals("mine/skill.yaml:" + problem, bench.problems(text).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void aNestingBombIsRefused(String opening) throws IOException {
        assertEquals("mine/skill.yaml:1: nested too deeply; at most 40 levels are allowed", bench.problems(opening.repeat(20_000)).getFirst());
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        assertEquals(List.of("mine/skill.yaml:1: the file is larger than 256 KiB"), bench.problems(GOOD + "# " + "x".repeat(300_000)));
        assertEquals(List.of("mine/skill.yaml:1: too long; at most 20000 values are allowed"), bench.problems("a: [" + "1,".repeat(30_000) + "]"));
    }

    @Test
    void anExpressionThatNestsTooDeeplyIsRefused() throws IOException {
        var deep = GOOD.replace("$exists(input.word)", "'" + "(".repeat(9000) + "1" + ")".repeat(9000) + "'");
        assertEquals(
                List.of("mine/skill.yaml:4: the expression is nested too deeply; simplify it, or move part of it into a step"), bench.problems(deep));
    }
}
