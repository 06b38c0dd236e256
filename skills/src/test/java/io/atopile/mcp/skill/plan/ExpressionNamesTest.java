package io.atopile.mcp.skill.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which names an expression uses, and what it comes to when the input alone is known. */
class ExpressionNamesTest {

    private static final PartialEvaluator EVALUATOR = new PartialEvaluator((ObjectNode) json("{'word': 'ab', 'list': [1, 2], 'none': null}"));

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            build.data.verdict                    | build.data.verdict
            a . b + c                             | a.b c
            $$.said.data                          | said.data
            $x.y + $uppercase(input.word)         | input.word
            "a.b" & 'c.d' & e                     | e
            "a \\" b" & c                         | c
            'it\\'s a' & c                        | c
            /* a.b */ c /* d */                   | c
            list[0].name                          | list
            list[name = 'x']                      | list name
            1.5e3 + a1_b                          | a1_b
            """)
    void namesAreFoundOutsideOfTexts(String expression, String chains) {
        assertEquals(chains, String.join(" ", ExpressionNames.extractChains(expression).stream().map(chain -> String.join(".", chain)).toList()));
    }

    @Test
    void textsAreEmptiedAndCommentsAreLeftOut() {
        assertEquals("\"\" &   \"\" & c", ExpressionNames.withoutTexts("\"a\\\"\" & /* x\n' */ 'b' & c"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            {'a': '= input.word', 'b': 'x', 'c': 1}     | {'a': 'ab', 'b': 'x', 'c': 1}
            ['= input.list', ['= input.none']]          | [[1, 2], []]
            {'a': '= input.gone'}                       | {}
            {'a': '= $uppercase(input.word)'}           | {'a': 'AB'}
            {'a': '= 1 + 2'}                            | {'a': 3}
            {'a': '= 2 in input.list and true or null'} | {'a': true}
            {'a': '= said.data.text'}                   | -
            {'a': '= input.word & said.data.text'}      | -
            {'a': '= $.input.word'}                     | -
            {'a': '= $$.input.word'}                    | -
            {'a': '= `said`.text'}                      | -
            {'a': '= input.word + 1'}                   | -
            """)
    void aTemplateIsEvaluatedAsFarAsTheInputAllows(String form, String evaluated) {
        assertEquals(json(evaluated == null ? form : evaluated), EVALUATOR.of(json(form)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            input.word = "ab"           | yes
            input.word = "$ ` said.x"   | no
            input.gone                  | no
            input.list                  | yes
            said.ok                     | said.ok
            $.said.ok                   | $.said.ok
            input.word + 1              | input.word + 1
            """)
    void aConditionIsDecidedIfTheInputAllows(String condition, String decided) {
        assertEquals(decided, EVALUATOR.of(new JsonataExpression(condition)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$now()", "$millis()", "[1,2].$random()", "$shuffle([1])", "$eval('1')"})
    void whatDiffersFromRunToRunIsNotAllowed(String expression) {
        var name = expression.replaceAll(".*(\\$\\w+).*", "$1");
        assertEquals("%s is not allowed: a skill must give the same result every time".formatted(name), new JsonataExpression(expression).problem().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$nowhere", "'$now()'", "/* $random() */ 1", "$millisecond"})
    void itsNameInATextIsAllowed(String expression) {
        assertTrue(new JsonataExpression(expression).problem().isEmpty());
    }

    /** A recursion stops at its bound, long before the stack is full. */
    @Test
    void aRecursionHasABound() {
        var endless = new JsonataExpression("($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(input.depth))");
        assertEquals(5, endless.evaluate(json("{'input': {'depth': 5}}")).asInt());
        var failure = assertThrows(ExpressionException.class, () -> endless.evaluate(json("{'input': {'depth': 200}}")));
        assertTrue(Objects.requireNonNull(failure.getMessage()).endsWith("in: " + endless.text()), failure.getMessage());
    }
}
