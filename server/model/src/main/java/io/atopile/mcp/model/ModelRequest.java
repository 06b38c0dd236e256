package io.atopile.mcp.model;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request to a model: the conversation so far and the functions that the model may call.
 *
 * @param model the model's name, as the provider defines it
 * @param input the whole conversation, oldest first
 * @param functions in a stable order, so that the provider's prompt cache applies
 * @param thread constant over a conversation; the key of the provider's prompt cache
 */
public record ModelRequest(String model, List<ConversationItem> input, List<Function> functions, Options options, String thread) {

    public ModelRequest {
        input = List.copyOf(input);
        functions = List.copyOf(functions);
    }

    /** A tool as it is described to the model. */
    public record Function(String name, String description, ObjectNode parameters) {}

    /**
     * Options of the response; the provider decides about those that are empty.
     *
     * @param effort of reasoning, such as {@code low}, {@code medium}, {@code high}
     * @param verbosity such as {@code low}, {@code medium}, {@code high}
     * @param outputSchema the schema that the JSON of the final response must match strictly
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
