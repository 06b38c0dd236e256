package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.prompt.PromptSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server without prompts. */
final class NoPrompts implements PromptSource {

    @Override
    public List<Listing> list() {
        return List.of();
    }

    @Override
    public Optional<Filled> fill(String name, Map<String, String> arguments) {
        return Optional.empty();
    }

    @Override
    public Optional<List<String>> listValues(String name, String argument) {
        return Optional.empty();
    }
}
