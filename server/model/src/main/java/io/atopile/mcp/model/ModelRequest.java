package io.atopile.mcp.model;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One question to a model: the conversation so far and what it may call.
 *
 * @param model the provider's name of it
 * @param input the whole conversation, oldest first
 * @param functions in an order that stays, so that the provider's cache holds
 * @param thread stays the same over a conversation; the provider caches by it
 */
public record ModelRequest(String model, List<ConversationItem> input, List<Function> functions, Options options, String thread) {

    public ModelRequest {
        input = List.copyOf(input);
        functions = List.copyOf(functions);
    }

    /** A tool as the model sees it. */
    public record Function(String name, String description, ObjectNode parameters) {}

    /**
     * How to answer; what is empty is left to the provider.
     *
     * @param effort of reasoning, such as {@code low}, {@code medium}, {@code high}
     * @param verbosity such as {@code low}, {@code medium}, {@code high}
     * @param outputSchema what the final answer's JSON must match, strictly
     */
    public record Options(
            Optional<String> effort,
            Optional<String> verbosity,
            Optional<ObjectNode> outputSchema,
            Optional<Integer> maxOutputTokens) {

        public static final Options NONE =
                new Options(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
