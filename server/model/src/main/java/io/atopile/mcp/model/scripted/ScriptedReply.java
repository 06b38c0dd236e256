package io.atopile.mcp.model.scripted;

import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One reply of a script.
 *
 * @param number 1-based
 * @param items as JSON of the Responses API, with placeholders
 * @param isSummary whether its text replaces what came before it when the conversation is compacted
 */
record ScriptedReply(
        int number,
        List<Expectation> expect,
        List<ObjectNode> items,
        TokenUsage usage,
        Pace pace,
        boolean endsTurn,
        boolean isSummary) {

    private static final Set<String> KEYS =
            Set.of("expect", "items", "usage", "delay_ms", "chunk", "chunk_delay_ms", "end_turn", "summary");

    ScriptedReply {
        expect = List.copyOf(expect);
        items = List.copyOf(items);
    }

    /** The text that an output must contain before the reply is sent; the newest output if {@code call} is empty. */
    record Expectation(Optional<String> call, String text) {}

    /**
     * How fast the reply is sent.
     *
     * @param before the delay before the first text
     * @param piece how many characters of a text are sent at once
     * @param between the delay between two pieces
     */
    record Pace(Duration before, int piece, Duration between) {

        static final Pace AT_ONCE = new Pace(Duration.ZERO, Integer.MAX_VALUE, Duration.ZERO);
    }

    ScriptedReply atOnce() {
        return new ScriptedReply(number, expect, items, usage, Pace.AT_ONCE, endsTurn, isSummary);
    }

    Set<String> callIds() {
        return of("function_call").map(item -> item.path("call_id").asString("")).collect(Collectors.toUnmodifiableSet());
    }

    List<ObjectNode> messages() {
        return of("message").toList();
    }

    private Stream<ObjectNode> of(String type) {
        return items.stream().filter(item -> item.path("type").asString("").equals(type));
    }

    /** Parses a reply of a script. Unknown keys are errors, because a misspelt key would change what a test proves. */
    static ScriptedReply read(int number, ObjectNode json) {
        json.propertyNames().stream().filter(key -> !KEYS.contains(key)).findAny().ifPresent(key -> {
            throw createException(number, "unknown key \"%s\"".formatted(key));
        });
        var line = new ScriptedReply(
                number,
                list(json.path("expect")).map(expected -> readExpectation(number, expected)).toList(),
                list(json.path("items")).map(item -> readItem(number, item)).toList(),
                ConversationItemJson.parseUsage(json.path("usage")),
                readPace(json),
                json.path("end_turn").asBoolean(true),
                json.path("summary").asBoolean(false));
        if (line.items().stream().noneMatch(ScriptedReply::isRecognisable)) {
            throw createException(number, "it needs a message or a function call");
        }
        return line;
    }

    static IllegalArgumentException createException(int number, String why) {
        return new IllegalArgumentException("The script's reply %d is invalid: %s".formatted(number, why));
    }

    private static Stream<JsonNode> list(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Stream.empty();
        }
        return json.isArray() ? json.valueStream() : Stream.of(json);
    }

    private static Expectation readExpectation(int number, JsonNode json) {
        var text = json.isString() ? json : json.path("text");
        if (!text.isString()) {
            throw createException(number, "expect must be a text, or an object with call and text");
        }
        return new Expectation(Optional.ofNullable(json.path("call").asString(null)), text.asString());
    }

    private static ObjectNode readItem(int number, JsonNode json) {
        if (!(json instanceof ObjectNode item)) {
            throw createException(number, "an item must be an object");
        }
        if (isCall(item) && (!item.path("call_id").isString() || !item.path("name").isString())) {
            throw createException(number, "a function call needs call_id and name");
        }
        if (isMessage(item) && !item.has("role")) {
            item.put("role", "assistant");
        }
        return item;
    }

    private static boolean isRecognisable(ObjectNode item) {
        return isCall(item) || isMessage(item);
    }

    private static boolean isCall(ObjectNode item) {
        return item.path("type").asString("").equals("function_call");
    }

    private static boolean isMessage(ObjectNode item) {
        return item.path("type").asString("").equals("message");
    }

    private static Pace readPace(ObjectNode json) {
        return new Pace(
                Duration.ofMillis(json.path("delay_ms").asLong(0)),
                Math.max(1, json.path("chunk").asInt(Integer.MAX_VALUE)),
                Duration.ofMillis(json.path("chunk_delay_ms").asLong(0)));
    }
}
