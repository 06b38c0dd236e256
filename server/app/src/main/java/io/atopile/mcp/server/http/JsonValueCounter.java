package io.atopile.mcp.server.http;

import io.atopile.mcp.tool.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Estimates how much memory a message would need as a tree, without building it and without validating the JSON. */
final class JsonValueCounter {

    private static final int FIRST_TOKENS = 100;

    private JsonValueCounter() {}

    /** Returns an upper bound for the number of values and names in it: an empty list or object counts twice. */
    static int countValues(byte[] utf8) {
        var count = 1;
        var inText = false;
        for (var i = 0; i < utf8.length; i++) {
            switch (utf8[i]) {
                case '\\' -> i++;
                case '"' -> inText = !inText;
                case ',', ':', '[', '{' -> count += inText ? 0 : 1;
                default -> {}
            }
        }
        return count;
    }

    /** Returns the request's id if it is at the beginning of the message; otherwise null. */
    static @Nullable JsonNode findRequestId(byte[] utf8) {
        try (var parser = Json.mapper().createParser(utf8)) {
            var depth = 0;
            for (var i = 0; i < FIRST_TOKENS; i++) {
                var token = parser.nextToken();
                if (token == null) {
                    return null;
                }
                if (depth == 1 && token == JsonToken.PROPERTY_NAME && parser.currentName().equals("id")) {
                    return readScalar(parser, parser.nextToken());
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        } catch (JacksonException _) {
            return null;
        }
        return null;
    }

    private static @Nullable JsonNode readScalar(JsonParser parser, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return Json.mapper().getNodeFactory().stringNode(parser.getString());
        }
        return token == JsonToken.VALUE_NUMBER_INT ? Json.mapper().getNodeFactory().numberNode(parser.getLongValue()) : null;
    }
}
