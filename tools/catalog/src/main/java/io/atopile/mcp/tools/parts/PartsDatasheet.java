package io.atopile.mcp.tools.parts;

import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;

/** Returns the link to a part's datasheet. */
@ToolSpec(
        name = "parts_datasheet",
        title = "Get a datasheet link",
        description = "Returns the link to a part's datasheet, by its id from parts_search, and the source of that link. Downloads nothing and "
                + "sends nothing to anyone. Changes nothing.",
        next = "parts_get returns the parameters that are known without it.",
        toolset = Toolset.PARTS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
record PartsDatasheet(PartLookup desk) implements Tool<PartsDatasheet.Input, PartsDatasheet.Output> {

    /** Which part. */
    public record Input(@Doc("Part id from parts_search.") @Range(min = 1, max = 300) String id) {}

    /** The link. */
    public record Output(String partNumber, String link, @Doc("Source of the link: project, imported, atopile or kicad.") String source) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var part = desk.requirePart(context, input.id());
        var link = part.datasheet().orElseThrow(() -> new ToolFailure(
                ErrorCode.NOT_FOUND,
                "The source of this part has no datasheet link for %s.".formatted(part.partNumber()),
                "parts_search for '%s' may find it in another source.".formatted(part.partNumber())));
        var output = new Output(part.partNumber(), link, part.id().source().key());
        return ToolResult.ok(output, "The datasheet of %s is at %s".formatted(part.partNumber(), link));
    }
}
