package io.atopile.mcp.model.scripted;

import io.atopile.mcp.model.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
}
