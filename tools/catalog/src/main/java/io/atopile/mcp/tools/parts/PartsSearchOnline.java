package io.atopile.mcp.tools.parts;

import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;

/** Finds parts in the places on this machine, and asks atopile's components service as well. */
@ToolSpec(
        name = "parts_search_online",
        title = "Search for parts online",
        description = "The same as parts_search, and asks atopile's components service too, for which the user must be signed in (ato auth login); it knows resistors, "
                + "capacitors and inductors by value, and LCSC's numbers, with stock and prices of now. Sends the understood query to that service. "
                + "When it gives no answer, places says why and the other places still answer. Try parts_search first. Changes nothing.",
        toolset = Toolset.PARTS,
        effects = {Effect.READS, Effect.REACHES_NETWORK},
        idempotent = true,
        needsProject = false)
public final class PartsSearchOnline implements Tool<PartsSearch.Input, PartsSearch.Output> {

    private final PartsSearch search;

    PartsSearchOnline(PartsSearch search) {
        this.search = search;
    }

    @Override
    public ToolResult<PartsSearch.Output> call(PartsSearch.Input input, ToolContext context) throws InterruptedException {
        return search.search(input, context, true);
    }
}
