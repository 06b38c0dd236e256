package io.atopile.mcp.server.http;

import io.atopile.mcp.tool.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What a message would become in memory, found without building it.
 *
 * @param values how many values and names are in it up to its end, to its first mistake, or to one more than asked for
 * @param id the request's id, where it came before that
 */
record JsonMeasure(int values, @Nullable JsonNode id) {

    /** @param most where counting ends */
    static JsonMeasure of(byte[] utf8, int most) {
        var counted = 0;
        JsonNode id = null;
        try (var parser = Json.mapper().createParser(utf8)) {
            var depth = 0;
            for (var token = parser.nextToken(); token != null && counted <= most; token = parser.nextToken()) {
                counted += isEnd(token) ? 0 : 1;
                if (depth == 1 && token == JsonToken.PROPERTY_NAME && parser.currentName().equals("id")) {
                    id = scalar(parser, parser.nextToken());
                    token = parser.currentToken();
                    counted++;
                }
                depth += change(token);
            }
        } catch (JacksonException _) {
            return new JsonMeasure(counted, id);
        }
        return new JsonMeasure(counted, id);
    }

    private static boolean isEnd(JsonToken token) {
        return token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT;
    }

    private static int change(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static @Nullable JsonNode scalar(JsonParser parser, @Nullable JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Json.mapper().getNodeFactory().stringNode(parser.getString());
            case VALUE_NUMBER_INT -> Json.mapper().getNodeFactory().numberNode(parser.getLongValue());
            case null, default -> null;
        };
    }
}
