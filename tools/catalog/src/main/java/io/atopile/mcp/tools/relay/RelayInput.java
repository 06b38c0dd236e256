package io.atopile.mcp.tools.relay;

import io.atopile.mcp.tool.CallRelay;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import tools.jackson.databind.node.ObjectNode;

/** The call of another tool. */
public record RelayInput(
        @Doc("Name of the tool.") @Range(max = 80) String tool,
        @Doc("Its arguments, as its input_schema describes them.") @Default("{}") ObjectNode arguments) {

    /**
     * Finds the tool; it is also found by an earlier name.
     *
     * @throws ToolFailure {@code not_found} with the nearest names, or {@code validation_error} if it is itself a relay
     */
    ToolListing resolveListing(ToolSource tools) throws ToolFailure {
        var found = tools.find(tool);
        if (found.isEmpty()) {
            var near = NameSuggestions.of(tool, tools.list().stream().map(ToolListing::name).filter(name -> !RelayTools.NAMES.contains(name)).toList());
            throw new ToolFailure(
                    ErrorCode.NOT_FOUND,
                    "There is no tool %s on this server.".formatted(NameSuggestions.shorten(tool)),
                    near.isEmpty() ? "tools_find without a query lists all tools." : "Nearest: %s.".formatted(String.join(", ", near)));
        }
        if (RelayTools.NAMES.contains(found.get().name())) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR, "%s can only be called directly.".formatted(found.get().name()), "tool is the name of a tool that tools_find returns.");
        }
        return found.get();
    }

    /** Returns the call of the tool that was found. */
    CallRelay.Target toTarget(ToolListing found) {
        return new CallRelay.Target(found.name(), arguments);
    }
}
