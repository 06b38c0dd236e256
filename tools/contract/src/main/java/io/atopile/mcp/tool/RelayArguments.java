package io.atopile.mcp.tool;

import java.util.Optional;

/** Says where the arguments of a relayed call belong, which models often pass beside the tool's name instead. */
final class RelayArguments {

    private RelayArguments() {}

    /** Returns the hint for invalid arguments; empty if no relay is involved. */
    static Optional<String> describePlace(ToolEntry<?, ?> entry, ToolCall call) {
        return entry.tool() instanceof CallRelay<?>
                ? Optional.of("Pass the tool's name as tool, and everything that it needs inside the object arguments.")
                : call.relay().map(relay -> "The arguments of %s belong inside the object arguments of %s.".formatted(entry.spec().name(), relay));
    }
}
