package io.atopile.mcp.tools.report;

import io.atopile.mcp.report.Bom;
import io.atopile.mcp.report.ReportProvenance;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.ListPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Returns a target's bill of materials. */
@ToolSpec(
        name = "report_bom",
        title = "Bill of materials",
        description = "Returns the bill of materials (BOM) of a built target: for each line designators, use in the design, manufacturer, "
                + "part and supplier number, footprint, unit cost and stock, as far as known. data.provenance says whether it matches "
                + "the last build and the current sources. manufacturing_summary adds up the cost of a quantity. Changes nothing.",
        next = "parts_alternatives replaces a part; manufacturing_summary adds up the cost.",
        toolset = Toolset.REPORTS,
        effects = Effect.READS,
        idempotent = true)
record ReportBom(ReportAccess desk) implements Tool<ReportBom.Input, ReportBom.Output> {

    private static final int PLACES = 20;

    /** Which parts. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Only lines with this text in a designator, part or supplier number, manufacturer, value, type, footprint or path.") @Range(min = 1, max = 100)
                    Optional<String> query,
            @Doc("BOM lines per page.") @Default("40") @Range(min = 1, max = 100) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of the BOM. */
    public record Output(
            ReportProvenance provenance,
            List<Line> lines,
            @Doc("BOM lines on all pages.") int linesTotal,
            @Doc("Parts on the board, over all lines.") int partsTotal,
            @Doc("BOM lines without a manufacturer's part number.") int unnamed,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One line of the BOM. */
    public record Line(
            @Doc("At most 20.") List<String> designators,
            int quantity,
            Optional<String> value,
            Optional<String> manufacturer,
            @Doc("Manufacturer's part number.") Optional<String> mpn,
            @Doc("Supplier's part number.") Optional<String> lcsc,
            Optional<String> footprint,
            Optional<String> type,
            @Doc("US dollars per piece.") Optional<Double> unitCost,
            Optional<Integer> stock,
            @Doc("manual: specified by the design; picked: chosen by atopile.") Optional<String> source,
            Optional<String> datasheet,
            @Doc("Where the design uses it, relative to the entry; at most 20.") List<String> paths) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var found = desk.require(context, input.target(), reports -> reports.bom());
        return show(found.report(), found.provenance(), input);
    }

    private static ToolResult<Output> show(Bom bom, ReportProvenance provenance, Input input) {
        var wanted = input.query().map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        var lines = bom.components().stream().filter(component -> matches(component, wanted)).map(ReportBom::toLine).toList();
        var page = ListPage.of(lines, input.cursor(), input.limit());
        int parts = bom.components().stream().mapToInt(Bom.Component::quantity).sum();
        int unnamed = (int) bom.components().stream().filter(component -> dropBlank(component.mpn()).isEmpty()).count();
        return ToolResult.ok(
                new Output(provenance, page.items(), lines.size(), parts, unnamed, page.next()),
                "%s%s on %s%s%s.".formatted(
                        provenance.caution(),
                        CountFormat.format(parts, "part"),
                        CountFormat.format(bom.components().size(), "BOM line"),
                        wanted.isEmpty() ? "" : ", %d of them matching '%s'".formatted(lines.size(), wanted),
                        unnamed > 0 ? "; %s without a part number".formatted(CountFormat.format(unnamed, "line")) : ""));
    }

    private static boolean matches(Bom.Component component, String wanted) {
        var texts = Stream.of(component.lcsc(), component.mpn(), component.manufacturer(), component.value(), component.type(), component.packageName())
                .flatMap(Optional::stream);
        var uses = component.usages().stream().flatMap(usage -> Stream.of(usage.designator(), usage.path()));
        return Stream.concat(texts, uses).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)) || wanted.isEmpty();
    }

    private static Line toLine(Bom.Component component) {
        return new Line(
                component.designators().stream().limit(PLACES).toList(),
                component.quantity(),
                dropBlank(component.value()),
                dropBlank(component.manufacturer()),
                dropBlank(component.mpn()),
                dropBlank(component.lcsc()),
                dropBlank(component.packageName()),
                dropBlank(component.type()),
                component.unitCost(),
                component.stock(),
                component.source(),
                dropBlank(component.datasheet()),
                component.usages().stream().map(Bom.Usage::path).sorted().limit(PLACES).toList());
    }

    private static Optional<String> dropBlank(Optional<String> text) {
        return text.filter(some -> !some.isBlank());
    }
}
