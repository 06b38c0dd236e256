package io.atopile.mcp.tools.stdlib;

import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.stdlib.StdlibKind;
import io.atopile.mcp.stdlib.StdlibMember;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Nearest;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;

/** Tells how one item of the standard library is imported, what it has, and how it is used. */
@ToolSpec(
        name = "stdlib_get_item",
        title = "Look up a standard library item",
        description = "One item of the installed atopile's standard library: the line that imports it, its documentation, its members "
                + "(pins, interfaces, parameters with their choices) and its authors' usage example where they gave one. "
                + "For what there is, use stdlib_list. Needs atopile. Changes nothing.",
        toolset = Toolset.STDLIB,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
public final class StdlibGetItem implements Tool<StdlibGetItem.Input, StdlibGetItem.Output> {

    private static final int MOST_MEMBERS = 100;

    /** Which item. */
    public record Input(@Doc("Such as Resistor; case matters.") @Range(min = 1, max = 100) String name) {}

    /** The item. */
    public record Output(
            String name,
            StdlibKind type,
            @Doc("Goes to the top of the file.") String importLine,
            String description,
            List<StdlibMember> members,
            @Doc("From its authors; absent where they gave none.") Optional<String> usage) {}

    private final LibraryShelf shelf;

    StdlibGetItem(LibraryShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException {
        return switch (shelf.fetch()) {
            case LibraryShelf.Fetched.Unavailable(var code, var message, var hint) -> ToolResult.failed(code, message, hint);
            case LibraryShelf.Fetched.Items(var items) -> look(items, input.name());
        };
    }

    private static ToolResult<Output> look(List<StdlibItem> items, String name) {
        return items.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .<ToolResult<Output>>map(StdlibGetItem::found)
                .orElseGet(() -> missing(items, name));
    }

    private static ToolResult<Output> found(StdlibItem item) {
        var members = item.members().stream().limit(MOST_MEMBERS).toList();
        return ToolResult.ok(
                new Output(item.name(), item.type(), item.importLine(), item.description(), members, item.usage()),
                "%s, with %d members; write `%s`.".formatted(item.name(), item.members().size(), item.importLine()));
    }

    private static ToolResult<Output> missing(List<StdlibItem> items, String name) {
        var near = Nearest.of(name, items.stream().map(StdlibItem::name).toList());
        return ToolResult.failed(
                ErrorCode.NOT_FOUND,
                "The standard library has no '%s'.".formatted(Nearest.shorten(name)),
                near.isEmpty() ? "stdlib_list shows what it has." : "Nearest: " + String.join(", ", near) + ".");
    }
}
