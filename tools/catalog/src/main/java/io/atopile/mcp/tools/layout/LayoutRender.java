package io.atopile.mcp.tools.layout;

import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.layout.Outline;
import io.atopile.mcp.tool.ContentBlock;
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
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Renders an image of a board. */
@ToolSpec(
        name = "layout_render",
        title = "Render the board",
        description = "Returns an image of a target's board as it is on disk, a picture of the PCB that KiCad renders in 3D from one side. "
                + "Needs KiCad (otherwise capability_missing) and an outline (layout_set_board_shape draws one). Changes nothing.",
        next = "layout_run_drc checks the board.",
        toolset = Toolset.LAYOUT,
        effects = Effect.READS,
        idempotent = true,
        returnsPicture = true,
        deadlineSeconds = 150)
record LayoutRender(LayoutAccess desk, KicadFinder finder) implements Tool<LayoutRender.Input, LayoutRender.Output> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LARGEST = 1 << 20;

    /** The side that is rendered. */
    public enum View {
        TOP,
        BOTTOM,
        LEFT,
        RIGHT,
        FRONT,
        BACK
    }

    /** What to render. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Side from which to render.") @Default("\"top\"") View view,
            @Doc("Width in pixels.") @Default("800") @Range(min = 100, max = 1600) int width,
            @Doc("Height in pixels.") @Default("600") @Range(min = 100, max = 1200) int height) {}

    /** What was rendered. */
    public record Output(String path, String rev, View view, int bytes, boolean hasOutline) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var layout = desk.open(context.project(), input.target());
        var view = input.view().name().toLowerCase(Locale.ROOT);
        var arguments = List.of(
                "pcb", "render", "--side", view, "--width", Integer.toString(input.width()), "--height", Integer.toString(input.height()),
                "--background", "opaque");
        var bytes = KicadOutput.of(finder, layout, arguments, "board.png", PATIENCE, "No image was rendered").bytes();
        if (bytes.length > LARGEST) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "The image would be larger than 1 MiB.", "Use a smaller width and height.");
        }
        var hasOutline = Outline.of(layout.board()).shapes() > 0;
        return new ToolResult.Ok<>(
                new Output(layout.path(), layout.rev(), input.view(), bytes.length, hasOutline),
                "%s from the %s%s.".formatted(layout.path(), view, hasOutline ? "" : "; without an outline KiCad draws no board"),
                List.of(new ContentBlock.Image(Base64.getEncoder().encodeToString(bytes), "image/png")),
                Optional.empty());
    }
}
