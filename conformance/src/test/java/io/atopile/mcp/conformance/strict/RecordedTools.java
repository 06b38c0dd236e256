package io.atopile.mcp.conformance.strict;

import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes each call once, and gives whoever makes the same call the same answer. A build that is only repeated still leaves a file that was
 * not there, as a real one may.
 *
 * @param products the folder of the files that builds write
 */
record RecordedTools(ToolSource real, Path products, Map<String, CallToolResult> answers) implements ToolSource {

    RecordedTools(ToolSource real, Path products) {
        this(real, products, new ConcurrentHashMap<>());
    }

    @Override
    public List<ToolListing> list() {
        return real.list();
    }

    @Override
    public Optional<ToolListing> find(String name) {
        return real.find(name);
    }

    @Override
    public CallToolResult call(ToolCall call) {
        if (call.name().equals("build_run")) {
            write(products.resolve("default.%d.md".formatted(System.nanoTime())));
        }
        return answers.computeIfAbsent(call.name() + call.arguments(), _ -> real.call(call));
    }

    private static void write(Path file) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "Built.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
