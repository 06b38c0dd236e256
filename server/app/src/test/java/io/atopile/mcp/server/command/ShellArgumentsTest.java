package io.atopile.mcp.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.tool.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ShellArgumentsTest {

    private static final ObjectNode SCHEMA = (ObjectNode) Json.mapper()
            .readTree("{\"properties\":{\"path\":{\"type\":\"string\"},\"limit\":{\"type\":\"integer\"},"
                    + "\"edits\":{\"type\":\"array\"}}}");

    @Test
    void aValueIsTextWhereTheSchemaSaysSoElseJson() {
        assertEquals(
                "{\"frozen\":true,\"path\":\"12\",\"limit\":12,\"edits\":[1],\"odd\":\"x=y\"}",
                ShellArguments.of("{\"frozen\":true}", List.of("path=12", "limit=12", "edits=[1]", "odd=x=y"), SCHEMA)
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1]  | path=a    | the arguments must be a JSON object
                    {    | path=a    | This is not JSON: {
                    {}   | path      | an argument must be NAME=VALUE, not path
                    {}   | limit=ten | This is not JSON: ten
                    """)
    void whatIsNotUnderstoodIsNamed(String json, String pair, String message) {
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> ShellArguments.of(json, List.of(pair), SCHEMA));
        assertEquals(message, wrong.getMessage());
    }
}
