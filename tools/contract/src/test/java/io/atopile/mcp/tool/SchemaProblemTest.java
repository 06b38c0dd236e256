package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that callers pass: those that can't be used are refused before they are needed. */
class SchemaProblemTest {

    private static boolean isUsable(String schema) {
        return new JsonSchemaValidator((ObjectNode) Json.mapper().readTree(schema)).describeSchemaProblem().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"type\":\"object\"}", "{\"type\":[\"string\",\"null\"]}", "{\"enum\":[1,\"a\",null]}", "{\"$defs\":{\"a\":{\"type\":\"string\"}},\"$ref\":\"#/$defs/a\"}",
        "{\"anyOf\":[{\"type\":\"string\"},{\"const\":1}]}", "{\"type\":\"object\",\"title\":\"T\",\"x-own\":1}",
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"string\"}"
    })
    void thisOneIsUsable(String schema) {
        assertEquals(true, isUsable(schema));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"strin\"}", "{\"type\":7}", "{\"properties\":[]}", "{\"properties\":{\"a\":{\"type\":\"nothing\"}}}", "{\"required\":\"a\"}", "{\"enum\":\"a\"}",
        "{\"minimum\":\"1\"}", "{\"pattern\":\"(\"}", "{\"$ref\":\"#/$defs/gone\"}", "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/gone\"}}}",
        "{\"$ref\":\"https://example.invalid/a.json\"}", "{\"anyOf\":{}}", "{\"items\":3}"
    })
    void thisOneIsRefused(String schema) {
        assertEquals(false, isUsable(schema));
    }
}
