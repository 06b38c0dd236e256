package io.atopile.mcp.agent.engine;

import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Takes the JSON values out of an answer, which may have prose or a code fence around them. */
final class AnswerJson {

    private static final Pattern ONE_FENCE = Pattern.compile("\\A```[\\w-]*\\R(.*?)\\R?```\\z", Pattern.DOTALL);
    private static final int LONGEST = 1 << 20;
    private static final int TRIES_AT_MOST = 1_000;

    private AnswerJson() {}

    /** Returns the values: the whole text if it is one, otherwise all objects and lists in it, without those inside others. */
    static List<JsonNode> findValues(String text) {
        var whole = text.strip();
        if (whole.length() > LONGEST) {
            return List.of();
        }
        var fence = ONE_FENCE.matcher(whole);
        return parseWhole(whole)
                .or(() -> fence.matches() ? parseWhole(fence.group(1)) : Optional.empty())
                .map(List::of)
                .orElseGet(() -> scan(whole));
    }

    private static Optional<JsonNode> parseWhole(String text) {
        return parseFirst(text.toCharArray(), 0).filter(found -> text.substring(found.end()).isBlank()).map(Found::value);
    }

    private static List<JsonNode> scan(String whole) {
        var text = whole.toCharArray();
        var values = new ArrayList<JsonNode>();
        var tries = 0;
        for (var at = 0; at < text.length && tries < TRIES_AT_MOST; ) {
            var opens = text[at] == '{' || text[at] == '[';
            tries += opens ? 1 : 0;
            var found = opens ? parseFirst(text, at) : Optional.<Found>empty();
            found.ifPresent(one -> values.add(one.value()));
            at = found.map(Found::end).orElse(at + 1);
        }
        return values;
    }

    /** A value and the offset at which it ends. */
    private record Found(JsonNode value, int end) {}

    private static Optional<Found> parseFirst(char[] text, int start) {
        try (var parser = Json.mapper().createParser(text, start, text.length - start)) {
            JsonNode value = parser.readValueAsTree();
            return value == null || value.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(new Found(value, start + (int) parser.currentLocation().getCharOffset()));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
