package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.BoardEditResult;
import io.atopile.mcp.layout.BoardReadResult;
import io.atopile.mcp.layout.BoardSide;
import io.atopile.mcp.layout.ComponentMatch;
import io.atopile.mcp.layout.ComponentMover;
import io.atopile.mcp.layout.Placement;
import io.atopile.mcp.tool.Claim;
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
import io.atopile.mcp.tools.answer.ComponentChoice;
import io.atopile.mcp.tools.answer.LayoutAccess.Layout;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.util.List;
import java.util.Optional;

/** Moves, rotates or flips a component. */
@ToolSpec(
        name = "layout_set_component_position",
        title = "Move a component",
        description = "Moves, rotates or flips one component on a target's board, to absolute values or relative to the current ones, leaving "
                + "every other byte of the board unchanged. Flipping mirrors it as KiCad does and changes its angle a to 180 - a, unless "
                + "rotation_deg says otherwise. Tracks don't follow. Refuses (conflict) while KiCad has it open or a build of the target is "
                + "running. dry_run shows the resulting position. Undo with project_undo_edit. Writes the board.",
        next = "layout_render shows the board, layout_run_drc checks it.",
        toolset = Toolset.LAYOUT,
        effects = Effect.WRITES_PROJECT)
record LayoutSetComponentPosition(LayoutAccess desk) implements Tool<LayoutSetComponentPosition.Input, LayoutSetComponentPosition.Output> {

    private static final double FARTHEST_MM = 2_000;

    /** How the values are interpreted. */
    public enum Reference {
        ABSOLUTE,
        RELATIVE
    }

    /** Which component to move, and where. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Address in the design, the end of it, or reference, e.g. R1.") @Range(min = 1, max = 300) String component,
            @Doc("relative: x_mm, y_mm and rotation_deg are added to the current values.") @Default("\"absolute\"") Reference mode,
            @Doc("X position or offset. Default: unchanged.") Optional<Double> xMm,
            @Doc("Y position or offset; y grows downwards. Default: unchanged.") Optional<Double> yMm,
            @Doc("Rotation, counter-clockwise. Default: unchanged, except when flipping.") Optional<Double> rotationDeg,
            @Doc("Side of the board. Default: unchanged.") Optional<BoardSide> side,
            @Doc("Revision of the board that you read; if it has changed since, the call fails with conflict.") @Range(min = 1, max = 40) Optional<String> rev,
            @Doc("Change nothing, only report the result.") @Default("false") boolean dryRun) {}

    /** Where it was and where it is now. */
    public record Output(
            String path,
            String rev,
            String component,
            Placement before,
            Placement after,
            @Doc("To undo this with project_undo_edit on path; absent if nothing was written.") Optional<String> undoId,
            List<String> warnings) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return desk.resolveClaims(context.project(), input.target());
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        if (input.xMm().isEmpty() && input.yMm().isEmpty() && input.rotationDeg().isEmpty() && input.side().isEmpty()) {
            throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, "Pass x_mm, y_mm, rotation_deg or side.");
        }
        var layout = desk.openToChange(context.project(), input.target());
        var component = ComponentChoice.require(layout.board(), input.component());
        var writer = new LayoutWriter(desk, layout, context);
        writer.requireRevision(input.rev());
        if (component.isLocked()) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.POLICY_DENIED, "%s is locked on the board.".formatted(component.name()), "Unlock it in KiCad.");
        }
        var before = component.placement();
        return switch (place(layout, component, input)) {
            case BoardEditResult.Impossible(var reason) -> throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, reason + ".");
            case BoardEditResult.Unchanged _ -> ToolResult.ok(
                    new Output(layout.path(), layout.rev(), component.name(), before, before, Optional.empty(), List.of()),
                    "%s is already there; nothing was written.".formatted(component.name()));
            case BoardEditResult.Changed(var text) -> toResult(layout, component, readPlacement(text, component), writer.write(text, input.dryRun()));
        };
    }

    private static BoardEditResult place(Layout layout, BoardComponent component, Input input) throws ToolFailure {
        var before = component.placement();
        var isRelative = input.mode() == Reference.RELATIVE;
        var x = input.xMm().orElse(isRelative ? 0 : before.xMm()) + (isRelative ? before.xMm() : 0);
        var y = input.yMm().orElse(isRelative ? 0 : before.yMm()) + (isRelative ? before.yMm() : 0);
        var rotation = input.rotationDeg().map(degrees -> degrees + (isRelative ? before.rotationDeg() : 0));
        if (!(Math.abs(x) <= FARTHEST_MM && Math.abs(y) <= FARTHEST_MM)) {
            throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, "The position must be within 2000 mm of the origin.");
        }
        return ComponentMover.place(layout.board(), component, x, y, rotation, input.side().orElse(before.side()));
    }

    /** Reads a placement back from the changed board, because the intended one may differ. */
    private static Placement readPlacement(String text, BoardComponent component) {
        if (Board.read(text) instanceof BoardReadResult.Read(var board) && board.find(component.name()) instanceof ComponentMatch.One(var moved)) {
            return moved.placement();
        }
        throw new IllegalStateException("A change broke the board");
    }

    private static ToolResult<Output> toResult(Layout layout, BoardComponent component, Placement after, LayoutWriter.Written written) {
        return ToolResult.ok(
                new Output(layout.path(), written.rev(), component.name(), component.placement(), after, written.undoId(), written.warnings()),
                "%s %s %s.%s".formatted(
                        component.name(),
                        written.undoId().isPresent() ? "is now at" : "would be at",
                        PlacedComponent.describe(after),
                        written.undoId().map(id -> " Undo with undo_id %s.".formatted(id)).orElse("")));
    }
}
