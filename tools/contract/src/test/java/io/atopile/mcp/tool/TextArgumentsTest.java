package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class TextArgumentsTest {

    private static final ObjectNode SCHEMA = read("""
            {"type": "object", "properties": {
              "count": {"type": "integer"}, "width": {"type": "number"}, "dry": {"type": "boolean"}, "name": {"type": "string"},
              "list": {"type": "array", "items": {"type": "integer"}}, "names": {"type": "array", "items": {"type": "string"}},
              "input": {"type": "object"},
              "edit": {"type": "object", "properties": {"line": {"type": "integer"}, "text": {"type": "string"}}},
              "edits": {"type": "array", "items": {"type": "object", "properties": {"line": {"type": "integer"}}}}}}
            """);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        "{\"count\": \"5\"} | {\"count\": 5}",
        "{\"count\": \"-5\"} | {\"count\": -5}",
        "{\"count\": \"5.0\"} | {\"count\": \"5.0\"}",
        "{\"count\": \" 5\"} | {\"count\": \" 5\"}",
        "{\"count\": \"05\"} | {\"count\": \"05\"}",
        "{\"count\": \"5 6\"} | {\"count\": \"5 6\"}",
        "{\"count\": \"five\"} | {\"count\": \"five\"}",
        "{\"count\": \"\"} | {\"count\": \"\"}",
        "{\"count\": \"null\"} | {\"count\": \"null\"}",
        "{\"count\": \"true\"} | {\"count\": \"true\"}",
        "{\"width\": \"5\"} | {\"width\": 5}",
        "{\"width\": \"1.5e-3\"} | {\"width\": 1.5e-3}",
        "{\"width\": \"NaN\"} | {\"width\": \"NaN\"}",
        "{\"dry\": \"true\"} | {\"dry\": true}",
        "{\"dry\": \"True\"} | {\"dry\": \"True\"}",
        "{\"dry\": \"1\"} | {\"dry\": \"1\"}",
        "{\"name\": \"5\"} | {\"name\": \"5\"}",
        "{\"name\": \"[1]\"} | {\"name\": \"[1]\"}",
        "{\"list\": \"[1, 2]\"} | {\"list\": [1, 2]}",
        "{\"list\": \" [1]\"} | {\"list\": [1]}",
        "{\"list\": [\"1\", 2, \"x\"]} | {\"list\": [1, 2, \"x\"]}",
        "{\"list\": \"[\\\"1\\\"]\"} | {\"list\": [1]}",
        "{\"list\": \"{}\"} | {\"list\": \"{}\"}",
        "{\"names\": \"[\\\"mfg-data\\\"]\"} | {\"names\": [\"mfg-data\"]}",
        "{\"names\": [\"1\"]} | {\"names\": [\"1\"]}",
        "{\"input\": \"{\\\"need\\\": \\\"10k\\\"}\"} | {\"input\": {\"need\": \"10k\"}}",
        "{\"edit\": {\"line\": \"3\", \"text\": \"4\"}} | {\"edit\": {\"line\": 3, \"text\": \"4\"}}",
        "{\"edits\": \"[{\\\"line\\\": \\\"3\\\"}]\"} | {\"edits\": [{\"line\": 3}]}",
        "{\"edits\": [\"{\\\"line\\\": 3}\"]} | {\"edits\": [{\"line\": 3}]}",
        "{\"unknown\": \"5\"} | {\"unknown\": \"5\"}"
    })
    void onlyTextThatIsExactlyAValueOfTheTypeIsThatValue(String sent, String taken) {
        assertEquals(read(taken).toString(), TextArguments.convert(read(sent), SCHEMA).toString());
    }

    @Test
    void longTextIsLeftToTheValidation() {
        var number = "1".repeat(41);
        assertEquals(number, TextArguments.convert(Json.object().put("count", number), SCHEMA).path("count").asString());
        var list = "[" + "1,".repeat(1 << 19) + "1]";
        assertEquals(list, TextArguments.convert(Json.object().put("list", list), SCHEMA).path("list").asString());
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) Json.mapper().readTree(json);
    }
}
