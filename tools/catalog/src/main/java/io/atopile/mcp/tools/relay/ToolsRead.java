package io.atopile.mcp.tools.relay;

import io.atopile.mcp.tool.CallRelay;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;

/** Calls a tool that changes nothing. */
@ToolSpec(
        name = "tools_read",
        title = "Call an unlisted tool that only reads",
        description = "Calls a tool that is not listed here and only reads, with the arguments that tools_find describes. Returns that "
                + "tool's result.",
        toolset = Toolset.DEFAULT,
        effects = {Effect.READS, Effect.REACHES_NETWORK},
        idempotent = true,
        needsProject = false,
        returnsPicture = true)
record ToolsRead() implements Tool<RelayInput, RelayOutput>, CallRelay<RelayInput> {

    @Override
    public Target resolve(RelayInput input, ToolSource tools) throws ToolFailure {
        var found = input.resolveListing(tools);
        if (found.hints() == null || !found.hints().readOnly()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR, "%s does not only read, so tools_read can't call it.".formatted(found.name()), "Call it with tools_call.");
        }
        return input.toTarget(found);
    }

    @Override
    public ToolResult<RelayOutput> call(RelayInput input, ToolContext context) throws ToolFailure {
        throw new IllegalStateException("The registry makes the call of " + resolve(input, context.tools()).tool());
    }
}
