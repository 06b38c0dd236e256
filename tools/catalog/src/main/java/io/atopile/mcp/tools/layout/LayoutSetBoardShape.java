package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.BoardRectangle;
import io.atopile.mcp.layout.Outline;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
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
import io.atopile.mcp.tools.answer.LayoutAccess.Layout;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Replaces a board's outline with a rectangle. */
@ToolSpec(
        name = "layout_set_board_shape",
        title = "Set the board outline",
        description = "Replaces the outline of a target's board with a rectangle, optionally with rounded corners, leaving every other byte of the "
                + "board unchanged. The whole old outline is removed, including cut-outs. If left_mm and top_mm are omitted, the rectangle is centred "
                + "on the old outline or, without one, on the components. Reports components that end up outside. Refuses (conflict) while KiCad has "
                + "it open or a build of the target is running. Undo with project_undo_edit. Writes the board.",
        next = "layout_render shows the board, layout_run_drc checks it.",
        toolset = Toolset.LAYOUT,
        effects = Effect.WRITES_PROJECT)
record LayoutSetBoardShape(LayoutAccess desk) implements Tool<LayoutSetBoardShape.Input, LayoutSetBoardShape.Output> {

    private static final double LARGEST_MM = 2_000;
    private static final int NAMED = 10;

    /** The shape. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Width, over 0 and at most 2000.") double widthMm,
            @Doc("Height, over 0 and at most 2000.") double heightMm,
            @Doc("Corner radius, at most half of the shorter side.") @Default("0") double cornerRadiusMm,
            @Doc("Left edge; requires top_mm.") Optional<Double> leftMm,
            @Doc("Top edge; requires left_mm. y grows downwards.") Optional<Double> topMm,
            @Doc("Revision of the board that you read; if it has changed since, the call fails with conflict.") @Range(min = 1, max = 40) Optional<String> rev,
            @Doc("Change nothing, only report the result.") @Default("false") boolean dryRun) {}

    /** The outline before and after. */
    public record Output(
            String path,
            String rev,
            @Doc("Extent of the old outline.") Optional<BoardRectangle> before,
            @Doc("Number of lines, arcs and other shapes of the old outline that were removed.") int removedShapes,
            BoardRectangle after,
            @Doc("Components positioned outside, at most 10.") List<String> outside,
            int outsideTotal,
            @Doc("To undo this with project_undo_edit on path; absent if nothing was written.") Optional<String> undoId,
            List<String> warnings) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return desk.resolveClaims(context.project(), input.target());
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        requireFeasible(input);
        var layout = desk.openToChange(context.project(), input.target());
        var writer = new LayoutWriter(desk, layout, context);
        writer.requireRevision(input.rev());
        var outline = Outline.of(layout.board());
        var box = input.leftMm()
                .map(left -> new BoardRectangle(left, input.topMm().orElseThrow(), input.widthMm(), input.heightMm()))
                .orElseGet(() -> outline.proposeRectangle(input.widthMm(), input.heightMm()));
        return toResult(layout, outline, box, writer.write(outline.replaceWith(box, input.cornerRadiusMm()), input.dryRun()));
    }

    private static void requireFeasible(Input input) throws ToolFailure {
        if (!isLength(input.widthMm()) || !isLength(input.heightMm())) {
            throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, "width_mm and height_mm must be over 0 and at most 2000.");
        }
        if (!(input.cornerRadiusMm() >= 0 && input.cornerRadiusMm() <= Math.min(input.widthMm(), input.heightMm()) / 2)) {
            throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, "corner_radius_mm must be from 0 to half of the shorter side.");
        }
        if (input.leftMm().isPresent() != input.topMm().isPresent()) {
            throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, "left_mm and top_mm must be passed together.");
        }
    }

    private static boolean isLength(double length) {
        return length > 0 && length <= LARGEST_MM;
    }

    private static ToolResult<Output> toResult(Layout layout, Outline old, BoardRectangle box, LayoutWriter.Written written) {
        var outside = listOutside(layout.board(), box);
        var output = new Output(
                layout.path(),
                written.rev(),
                old.box(),
                old.findDrawingComponent().isPresent() ? 0 : old.shapes(),
                box,
                outside.stream().limit(NAMED).toList(),
                outside.size(),
                written.undoId(),
                Stream.concat(written.warnings().stream(), old.findDrawingComponent().map(LayoutSetBoardShape::describeRemaining).stream()).toList());
        return ToolResult.ok(output, "The board %s %s x %s mm%s.%s".formatted(
                written.undoId().isPresent() ? "is now" : "would be",
                box.widthMm(),
                box.heightMm(),
                outside.isEmpty() ? "" : "; %s outside; first: %s"
                        .formatted(CountFormat.format(outside.size(), "component is", "components are"), outside.getFirst()),
                written.undoId().map(id -> " Undo with undo_id %s.".formatted(id)).orElse("")));
    }

    private static String describeRemaining(BoardComponent component) {
        return "The footprint %s of %s draws an outline too, which remains; delete one of the two in KiCad.".formatted(component.footprint(), component.name());
    }

    private static List<String> listOutside(Board board, BoardRectangle box) {
        return board.components().stream()
                .filter(component -> !box.contains(component.placement()))
                .map(BoardComponent::name)
                .toList();
    }
}
