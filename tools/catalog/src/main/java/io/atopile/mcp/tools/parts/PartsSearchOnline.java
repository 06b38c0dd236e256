package io.atopile.mcp.tools.parts;

import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;

/** Searches the sources on this machine and atopile's components service. */
@ToolSpec(
        name = "parts_search_online",
        title = "Search parts online",
        description = "Like parts_search, but also queries atopile's components service, which requires a sign-in (ato auth login). It finds "
                + "resistors, capacitors and inductors by value, and parts by LCSC number, with current stock and prices. Sends the parsed query "
                + "to that service. If it can't be used, places gives the reason and the other sources are still searched. Try parts_search first. "
                + "Changes nothing.",
        next = "parts_install_online adds a part to the project.",
        toolset = Toolset.PARTS,
        effects = {Effect.READS, Effect.REACHES_NETWORK},
        idempotent = true,
        needsProject = false)
record PartsSearchOnline(PartsSearch search) implements Tool<PartsSearch.Input, PartsSearch.Output> {

    @Override
    public ToolResult<PartsSearch.Output> call(PartsSearch.Input input, ToolContext context) throws InterruptedException, ToolFailure {
        return search.search(input, context, true);
    }
}
