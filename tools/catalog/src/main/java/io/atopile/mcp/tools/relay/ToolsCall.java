package io.atopile.mcp.tools.relay;

import io.atopile.mcp.tool.CallRelay;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;

/** Calls any tool. It declares every effect, because a client knows only this tool's annotations when it approves a call. */
@ToolSpec(
        name = "tools_call",
        title = "Call an unlisted tool",
        description = "Calls any tool that is not listed here, with the arguments that tools_find describes. Policy, approval and result are "
                + "those of that tool. Prefer tools_read for tools that only read.",
        toolset = Toolset.DEFAULT,
        effects = {Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT, Effect.CONFIGURES_PROGRAMS, Effect.INSTALLS, Effect.REACHES_NETWORK, Effect.DESTROYS},
        needsProject = false,
        returnsPicture = true)
record ToolsCall() implements Tool<RelayInput, RelayOutput>, CallRelay<RelayInput> {

    @Override
    public Target resolve(RelayInput input, ToolSource tools) throws ToolFailure {
        return input.toTarget(input.resolveListing(tools));
    }

    @Override
    public ToolResult<RelayOutput> call(RelayInput input, ToolContext context) throws ToolFailure {
        throw new IllegalStateException("The registry makes the call of " + resolve(input, context.tools()).tool());
    }
}
