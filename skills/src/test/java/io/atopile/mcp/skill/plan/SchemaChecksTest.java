package io.atopile.mcp.skill.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be said of names and values by a schema alone. */
class SchemaChecksTest {

    private static final ObjectNode RESULT = json("""
            {'properties': {'ok': {'type': 'boolean'}, 'data': {'anyOf': [{'properties': {
              'text': {'type': 'string'},
              'rows': {'type': 'array', 'items': {'properties': {'id': {}}}},
              'pairs': {'items': {'items': {'properties': {'left': {}}}}}}}, {'type': 'null'}]}}}""");

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ok                   | none
            data                 | none
            data.text            | none
            data.text.length     | none
            data.rows.id         | none
            data.rows.id.further | none
            data.pairs.left      | none
            okay                 | 0 okay of data ok
            data.txt             | 1 txt of pairs rows text
            data.rows.text       | 2 text of id
            data.pairs.right     | 2 right of left
            data.rows.no.further | 2 no of id
            """)
    void aNameIsFollowedThroughListsAndAlternativesToNull(String chain, String unknown) {
        assertEquals(
                unknown,
                SchemaChecks.findUnknown(RESULT, List.of(chain.split("\\.", -1)))
                        .map(found -> "%d %s of %s".formatted(found.at(), found.name(), String.join(" ", new TreeSet<>(found.known()))))
                        .orElse("none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            {'text': 'x', 'times': 2}                  | -
            {'text': '= said.x', 'times': '= 1'}       | -
            {'text': 'x', 'list': [1, '= 2']}          | -
            {}                                         | '': text is missing
            {'text': 1}                                | '/text': text: integer found, string expected
            {'text': 'x', 'list': [1, 'y']}            | '/list': list: 1: string found, integer expected
            {'text': 'x', 'tims': 2}                   | '/tims': there is no field tims (did you mean times?)
            {'text': 'x', 'unlike': 2}                 | '/unlike': there is no field unlike
            {'times': 'x'}                             | '/times': times: string found, integer expected; '': text is missing
            """)
    void aTemplateIsComparedAsFarAsItIsKnown(String form, String misfits) {
        var schema = json("""
                {'type': 'object', 'required': ['text'], 'additionalProperties': false, 'properties': {
                  'text': {'type': 'string'}, 'times': {'type': 'integer'}, 'list': {'type': 'array', 'items': {'type': 'integer'}}, 'any': true}}""");
        var found = SchemaChecks.findMisfits(schema, json(form)).stream().map(misfit -> "'%s': %s".formatted(misfit.pointer(), misfit.message())).toList();
        assertEquals(misfits == null ? "" : misfits, String.join("; ", found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                  | 0
            {'additionalProperties': true}      | 0
            {'additionalProperties': {}}        | 0
            {'additionalProperties': false}     | 1
            """)
    void onlyAClosedSchemaRefusesOtherFields(String schema, int misfits) {
        assertEquals(misfits, SchemaChecks.findMisfits(json(schema), json("{'more': 1}")).size());
    }

    private static ToolListing listing(ObjectNode output) {
        return new ToolListing("ask", null, "Asks.", Json.object(), output, null);
    }

    @Test
    void aStepHasTheFieldsOfItsToolAndOfItsRun() {
        var output = json("{'properties': {'ok': {}}}");
        JsonNode expected = json("""
                {'properties': {'ok': {}, 'state': {'type': 'string'}, 'items': {'type': 'array'}, 'left_out': {'type': 'integer'}, 'picture': {'type': 'string'}}}""");
        assertEquals(expected, SchemaChecks.buildResultSchema(listing(output)));
        assertEquals(json("{'properties': {'ok': {}}}"), output);
        assertEquals(json("{'type': 'object'}"), SchemaChecks.buildResultSchema(listing(json("{'type': 'object'}"))));
        assertEquals(Json.object(), SchemaChecks.buildResultSchema(new ToolListing("ask", null, "Asks.", Json.object(), null, null)));
    }
}
