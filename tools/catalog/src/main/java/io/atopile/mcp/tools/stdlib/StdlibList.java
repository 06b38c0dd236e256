package io.atopile.mcp.tools.stdlib;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.stdlib.StdlibKind;
import io.atopile.mcp.stdlib.StdlibSearch;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the items that can be imported from the standard library. */
@ToolSpec(
        name = "stdlib_list",
        title = "Standard library modules",
        description = "Lists the modules, components, interfaces and traits that a design can import from atopile's standard library, one "
                + "line each; with a query, best matches first. Needs atopile; takes 10 to 30 seconds the first time after it is "
                + "installed. Changes nothing.",
        next = "stdlib_get_item returns an item's import line, members and an example.",
        toolset = Toolset.STDLIB,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false,
        deadlineSeconds = StdlibAccess.DEADLINE_SECONDS)
record StdlibList(StdlibAccess shelf) implements Tool<StdlibList.Input, StdlibList.Output> {

    /** Which items. */
    public record Input(
            @Doc("Words that must all occur in the name, the description, or the names of members, choices or traits.")
                    @Range(min = 1, max = 100)
                    Optional<String> query,
            @Doc("Only items of this type.") Optional<StdlibKind> type,
            @Doc("Items per page.") @Default("60") @Range(min = 1, max = 120) int limit,
            @Doc(Doc.CURSOR) Optional<String> cursor) {}

    /** A page of items. */
    public record Output(
            List<Entry> items,
            @Doc(Doc.TOTAL) int total,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One item. */
    public record Entry(
            String name,
            StdlibKind type,
            @Doc("First line of its documentation, or the names of its members.") String summary) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var all = shelf.fetch(context);
        var ofKind = all.stream().filter(item -> input.type().map(item.type()::equals).orElse(true)).toList();
        var found = find(input.query().orElse(""), ofKind);
        var after = input.cursor().map(cursor -> findPosition(found, cursor)).orElse(0);
        if (after < 0) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "cursor is not a next_cursor from this query.",
                    "Repeat query and type together with cursor, or omit cursor to start over.");
        }
        var page = found.stream().skip(after).limit(input.limit()).map(StdlibList::toEntry).toList();
        var next = after + page.size() < found.size() ? Optional.of(page.getLast().name()) : Optional.<String>empty();
        return ToolResult.ok(new Output(page, found.size(), next), buildMessage(page, found.size(), next, input, all))
                .withHint(found.isEmpty() ? describeElsewhere(input, all) : Optional.empty());
    }

    /** Puts what replaced an old name first, because its present name need not contain the words. */
    private static List<StdlibItem> find(String query, List<StdlibItem> items) {
        var successors = SupportedDialects.NEWEST.oldNames().findSuccessors(query);
        return Stream.concat(items.stream().filter(item -> successors.contains(item.name())), StdlibSearch.find(query, items).stream())
                .distinct()
                .toList();
    }

    /** Returns the index after the item that a cursor names, or -1 if the item isn't among those found. */
    private static int findPosition(List<StdlibItem> found, String cursor) {
        var index = found.stream().map(StdlibItem::name).toList().indexOf(cursor);
        return index < 0 ? -1 : index + 1;
    }

    private static Entry toEntry(StdlibItem item) {
        return new Entry(item.name(), item.type(), item.summary());
    }

    private static List<String> suggestNames(Input input, List<StdlibItem> all) {
        return StdlibSearch.suggestNames(input.query().orElse(""), all);
    }

    private static String buildMessage(
            List<Entry> page, int total, Optional<String> next, Input input, List<StdlibItem> all) {
        var history = String.join(" ", SupportedDialects.NEWEST.oldNames().describe(input.query().orElse("")));
        if (total > 0) {
            return "%d of %d items%s. %s".formatted(page.size(), total, next.isPresent() ? "; continue with next_cursor" : "", history).strip();
        }
        if (!history.isEmpty()) {
            return "The standard library has no matching item. " + history;
        }
        var near = suggestNames(input, all);
        return "The standard library has no matching item%s."
                .formatted(near.isEmpty() ? "" : "; nearest: " + String.join(", ", near));
    }

    /** Describes what finds something, if the library has nothing like it. */
    private static Optional<String> describeElsewhere(Input input, List<StdlibItem> all) {
        var query = input.query().orElse("");
        var others = input.type().isEmpty() ? 0 : find(query, all).size();
        if (others > 0) {
            return Optional.of("Without type there %s.".formatted(others == 1 ? "is 1 match" : "are %d matches".formatted(others)));
        }
        return StdlibSearch.suggestNames(query, all).isEmpty() && SupportedDialects.NEWEST.oldNames().describe(query).isEmpty()
                ? Optional.of("The library has generic modules with English names: parts_search finds parts, packages_search modules for a certain chip. Without query, all items are listed.")
                : Optional.empty();
    }
}
