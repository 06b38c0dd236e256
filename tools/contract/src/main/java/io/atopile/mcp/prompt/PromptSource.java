package io.atopile.mcp.prompt;

import io.atopile.mcp.tool.ContentBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prompts for a protocol front end: lists them, fills one in, and completes an argument. */
public interface PromptSource {

    record Argument(String name, String description, boolean required) {}

    record Listing(String name, String title, String description, List<Argument> arguments) {}

    /** A user message, ready to send to the model. */
    record Message(ContentBlock content) {}

    record Filled(String description, List<Message> messages) {}

    /** Lists the prompts in a stable order. */
    List<Listing> list();

    /** Whether there is nothing to list. Called at the start of every conversation, so it must be cheap. */
    default boolean isEmpty() {
        return list().isEmpty();
    }

    /** Fills in a prompt; empty if it doesn't exist. The caller has already checked that the required arguments are present. */
    Optional<Filled> fill(String name, Map<String, String> arguments);

    /** Lists the known values of an argument, for completion; empty if there is no such prompt or argument. */
    Optional<List<String>> listValues(String name, String argument);
}
