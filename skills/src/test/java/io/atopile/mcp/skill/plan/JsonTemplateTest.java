package io.atopile.mcp.skill.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Templates and the expressions in them. */
class JsonTemplateTest {

    private static final JsonNode KNOWN = json("{'x': 1, 'list': [2, 3], 'none': null, 'object': {'y': 'z'}}");

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'a': '= x', 'b': 'x', 'c': true}       | {'a': 1, 'b': 'x', 'c': true}
            {'a': {'b': '= object'}}                | {'a': {'b': {'y': 'z'}}}
            {'a': '= gone', 'b': {'c': '= gone'}}   | {'b': {}}
            ['= x', 'x', '= gone', ['= list'], 7]   | [1, 'x', [[2, 3]], 7]
            {'a': ['= gone']}                       | {'a': []}
            {'a': '=x', 'b': ' = x'}                | {'a': 1, 'b': ' = x'}
            '= list[1]'                             | 3
            """)
    void aTemplateIsFilledAtAnyDepthAndWhatComesToNothingIsLeftOut(String form, String filled) {
        assertEquals(json(filled), new JsonTemplate(json(form)).fill(KNOWN));
    }

    @Test
    void everyExpressionIsNamedByItsPlace() {
        var template = new JsonTemplate(json("{'a': ['= x', 1, ['= list']], 'b': {'c': '= none'}, 'd': 'x'}"));
        assertEquals(
                List.of("/a/0 x", "/a/2/0 list", "/b/c none"),
                template.expressions().stream().map(placed -> placed.pointer() + " " + placed.expression().text()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'a': 'x'}          | false
            ['x', ['y']]        | false
            {'a': {'b': '= x'}} | true
            ['x', ['= y']]      | true
            """)
    void aTemplateIsOpenWhereAnExpressionIsInIt(String form, boolean isOpen) {
        assertEquals(isOpen, JsonTemplate.isOpen(json(form)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$sum", "function($v) { $v }", "{'a': $sum}", "[$sum, 1]", "{'a': [{'b': $sum}]}", "1 / 0", "$nosuch(1)"})
    void aFunctionIsNoValue(String expression) {
        assertThrows(ExpressionException.class, () -> new JsonataExpression(expression).evaluate(KNOWN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            $sum(list)                 | 5
            {'a': none, 'b': [none]}   | {'a': null, 'b': [null]}
            [none, x > 0, 'text', 1.5] | [null, true, 'text', 1.5]
            """)
    void everyOtherValueIsData(String expression, String value) {
        assertEquals(json(value).toString(), new JsonataExpression(expression).evaluate(KNOWN).toString());
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertTrue(new JsonataExpression("gone.further").evaluate(KNOWN).isMissingNode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            x         | true
            x = 2     | false
            gone      | false
            none      | false
            list      | true
            []        | false
            ''        | false
            = x = 1   | true
            """)
    void aConditionHoldsAsJsonataSays(String condition, boolean holds) {
        assertEquals(holds, new JsonataExpression(condition).holds(KNOWN));
    }
}
