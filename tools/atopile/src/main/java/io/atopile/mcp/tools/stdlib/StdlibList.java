package io.atopile.mcp.tools.stdlib;

import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.stdlib.StdlibKind;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists what can be imported from the standard library. */
@ToolSpec(
        name = "stdlib_list",
        title = "List the standard library",
        description = "Lists the components, modules, interfaces and traits that a design can import from the installed atopile's "
                + "standard library, with a line on each. For one item's import line, members and usage example, use stdlib_get_item. "
                + "Needs atopile; takes some seconds the first time after it was installed, then milliseconds. Changes nothing.",
        toolset = Toolset.STDLIB,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
public final class StdlibList implements Tool<StdlibList.Input, StdlibList.Output> {

    /** Which items. */
    public record Input(
            @Doc("Text in the name or the description.") @Range(min = 1, max = 100) Optional<String> query,
            @Doc("Only this kind.") Optional<StdlibKind> type,
            @Doc("Items on a page.") @Default("60") @Range(min = 1, max = 120) int limit,
            @Doc("next_cursor of the page before.") Optional<String> cursor) {}

    /** A page of items. */
    public record Output(
            List<Entry> items,
            @Doc("On all pages.") int total,
            @Doc("Continues the list; absent at the end.") Optional<String> nextCursor) {}

    /** One item. */
    public record Entry(String name, StdlibKind type, String summary) {}

    private final LibraryShelf shelf;

    StdlibList(LibraryShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException {
        return switch (shelf.fetch()) {
            case LibraryShelf.Fetched.Unavailable(var code, var message, var hint) -> ToolResult.failed(code, message, hint);
            case LibraryShelf.Fetched.Items(var items) -> page(items, input);
        };
    }

    private static ToolResult<Output> page(List<StdlibItem> items, Input input) {
        var after = input.cursor().orElse("");
        if (!after.isEmpty() && items.stream().noneMatch(item -> item.name().equals(after))) {
            return ToolResult.failed(ErrorCode.VALIDATION_ERROR, "cursor is not a next_cursor of this tool.");
        }
        var wanted = items.stream().filter(item -> matches(item, input)).toList();
        var rest = after.isEmpty()
                ? wanted
                : wanted.stream().dropWhile(item -> !item.name().equals(after)).skip(1).toList();
        var page = rest.stream()
                .limit(input.limit())
                .map(item -> new Entry(item.name(), item.type(), item.summary()))
                .toList();
        var next = rest.size() > page.size() ? Optional.of(page.getLast().name()) : Optional.<String>empty();
        return ToolResult.ok(
                new Output(page, wanted.size(), next),
                "%d of %d items%s.".formatted(page.size(), wanted.size(), next.isPresent() ? "; continue with next_cursor" : ""));
    }

    private static boolean matches(StdlibItem item, Input input) {
        var text = input.query().map(query -> query.toLowerCase(Locale.ROOT)).orElse("");
        return input.type().map(item.type()::equals).orElse(true)
                && (item.name().toLowerCase(Locale.ROOT).contains(text)
                        || item.description().toLowerCase(Locale.ROOT).contains(text));
    }
}
