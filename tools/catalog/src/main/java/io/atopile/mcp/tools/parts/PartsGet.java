package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.PartAttribute;
import io.atopile.mcp.parts.PriceBreak;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.parts.kicad.Pin;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;

/** Returns everything known about one part. */
@ToolSpec(
        name = "parts_get",
        title = "Get part details",
        description = "Returns everything known about one part, by its id from parts_search: parameters with units, pins, prices and stock, "
                + "datasheet link, KiCad symbol and footprint. Unknown values are absent, never guessed. Changes nothing.",
        next = "parts_install adds it to the project.",
        toolset = Toolset.PARTS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
record PartsGet(PartLookup desk, Optional<KicadLibraries> libraries) implements Tool<PartsGet.Input, PartsGet.Output> {

    private static final int MOST_PINS = 300;

    /** Which part. */
    public record Input(@Doc("Part id from parts_search.") @Range(min = 1, max = 300) String id) {}

    /** The part. */
    public record Output(
            PartSummary part,
            Optional<String> supplierNumber,
            Optional<String> datasheet,
            @Doc("By increasing quantity, in US dollars per piece.") List<PriceBreak> prices,
            @Doc("KiCad symbol, as library:name.") Optional<String> symbol,
            @Doc("KiCad footprint, as library:name.") Optional<String> footprint,
            @Doc("Pins of the symbol; empty if no symbol is known.") List<Pin> pins,
            @Doc("Further attributes, as the source gives them.") List<PartAttribute> attributes) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var part = desk.requirePart(context, input.id());
        var pins = part.symbol().flatMap(name -> libraries.flatMap(known -> known.findSymbol(name))).map(symbol -> symbol.pins()).orElse(List.of());
        var output = new Output(
                PartSummary.of(part, 1, List.of()),
                part.supplierNumber(),
                part.datasheet(),
                part.prices(),
                part.symbol().map(KicadLibraryId::toString),
                part.footprint().map(KicadLibraryId::toString),
                pins.stream().limit(MOST_PINS).toList(),
                part.attributes());
        var can = part.symbol().isPresent() ? "parts_install can add it to a project." : "parts_install needs a symbol, and none is known.";
        return ToolResult.ok(output, "%s: %s, %d pins known. %s".formatted(part.partNumber(), part.description(), pins.size(), can));
    }
}
