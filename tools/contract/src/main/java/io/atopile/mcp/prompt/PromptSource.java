package io.atopile.mcp.prompt;

import io.atopile.mcp.tool.ContentBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a protocol face needs of prompts: to list them, to fill one in, and to complete an argument. */
public interface PromptSource {

    record Argument(String name, String description, boolean required) {}

    record Listing(String name, String title, String description, List<Argument> arguments) {}

    /** A message of the user's, ready to send to the model. */
    record Message(ContentBlock content) {}

    record Filled(String description, List<Message> messages) {}

    PromptSource NONE = new PromptSource() {
        @Override
        public List<Listing> list() {
            return List.of();
        }

        @Override
        public Optional<Filled> fill(String name, Map<String, String> arguments) {
            return Optional.empty();
        }

        @Override
        public List<String> complete(String name, String argument, String start) {
            return List.of();
        }
    };

    /** In an order that never changes. */
    List<Listing> list();

    /** Whether there is nothing to list; asked at the start of every conversation, so it must cost nothing. */
    default boolean isEmpty() {
        return list().isEmpty();
    }

    /** Empty when there is no such prompt. Required arguments are there: the face has checked. */
    Optional<Filled> fill(String name, Map<String, String> arguments);

    /** Values that an argument could have, given how it starts. */
    List<String> complete(String name, String argument, String start);
}
