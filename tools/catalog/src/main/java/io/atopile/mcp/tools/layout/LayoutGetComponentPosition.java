package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.BoardRectangle;
import io.atopile.mcp.layout.Outline;
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
import io.atopile.mcp.tools.answer.ComponentChoice;
import io.atopile.mcp.tools.answer.LayoutAccess.Layout;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.ListPage;
import java.util.List;
import java.util.Optional;

/** Returns the positions of components on a board. */
@ToolSpec(
        name = "layout_get_component_position",
        title = "Get component positions",
        description = "Returns the x, y, rotation and side of one component or of all components on a target's board, and the extent of the board "
                + "outline; of one component also the pads, with absolute position and net. Identify a component by its address in the design, by the "
                + "end of that address, or by its reference, e.g. R1. Needs a build. Changes nothing.",
        next = "layout_set_component_position moves a component.",
        toolset = Toolset.LAYOUT,
        effects = Effect.READS,
        idempotent = true)
record LayoutGetComponentPosition(LayoutAccess desk) implements Tool<LayoutGetComponentPosition.Input, LayoutGetComponentPosition.Output> {

    /** Which components. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Address or reference. Default: all components.") @Range(min = 1, max = 300) Optional<String> component,
            @Doc("Components per page; with component, pads.") @Default("50") @Range(min = 1, max = 100) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of components. */
    public record Output(
            @Doc("File of the board.") String path,
            @Doc("Its revision; pass it as rev so that a change fails if the board has changed since.") String rev,
            List<PlacedComponent> components,
            @Doc(Doc.TOTAL) int total,
            @Doc("Of the component, if one was passed.") List<PlacedPad> pads,
            int padsTotal,
            @Doc("Extent of the board outline; absent if there is none.") Optional<BoardRectangle> outline,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        var layout = desk.open(context.project(), input.target());
        return input.component().isPresent()
                ? describeComponent(layout, ComponentChoice.require(layout.board(), input.component().get()), input)
                : listComponents(layout, input);
    }

    private static ToolResult<Output> describeComponent(Layout layout, BoardComponent component, Input input) {
        var pads = ListPage.of(component.pads().stream().map(PlacedPad::of).toList(), input.cursor(), input.limit());
        var output = new Output(
                layout.path(),
                layout.rev(),
                List.of(PlacedComponent.of(component)),
                1,
                pads.items(),
                component.pads().size(),
                Outline.of(layout.board()).box(),
                pads.next());
        return ToolResult.ok(
                output,
                "%s is at %s; %s."
                        .formatted(
                                describeName(component),
                                PlacedComponent.describe(component.placement()),
                                CountFormat.format(component.pads().size(), "pad")));
    }

    private static String describeName(BoardComponent component) {
        var isNamed = component.reference().isEmpty() || component.reference().equals(component.name());
        return isNamed ? component.name() : "%s (%s)".formatted(component.name(), component.reference());
    }

    private static ToolResult<Output> listComponents(Layout layout, Input input) {
        var components = layout.board().components().stream().map(PlacedComponent::of).toList();
        var page = ListPage.of(components, input.cursor(), input.limit());
        var output = new Output(
                layout.path(), layout.rev(), page.items(), components.size(), List.of(), 0, Outline.of(layout.board()).box(), page.next());
        return ToolResult.ok(
                output,
                "%d of %d components; %s."
                        .formatted(
                                page.items().size(),
                                components.size(),
                                output.outline()
                                        .map(box -> "the board is %s x %s mm".formatted(box.widthMm(), box.heightMm()))
                                        .orElse("the board has no outline yet: layout_set_board_shape draws one")));
    }
}
