package io.atopile.mcp.server;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.ToolSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Prompts whose text ends with how the tools that it names, but that the client isn't listed, are called.
 *
 * @param names available once {@code tools} have been listed
 */
record ListedPrompts(PromptSource prompts, ToolSource tools, Supplier<ToolNames> names) implements PromptSource {

    @Override
    public List<Listing> list() {
        return prompts.list();
    }

    @Override
    public boolean isEmpty() {
        return prompts.isEmpty();
    }

    @Override
    public Optional<Filled> fill(String name, Map<String, String> arguments) {
        return prompts.fill(name, arguments)
                .map(filled -> new Filled(filled.description(), filled.messages().stream().flatMap(this::withCalls).toList()));
    }

    private Stream<Message> withCalls(Message message) {
        tools.list();
        var calls = message.content() instanceof ContentBlock.Text(var text) ? names.get().explainCalls(text) : "";
        return calls.isEmpty() ? Stream.of(message) : Stream.of(message, new Message(new ContentBlock.Text(calls)));
    }

    @Override
    public Optional<List<String>> listValues(String name, String argument) {
        return prompts.listValues(name, argument);
    }
}
