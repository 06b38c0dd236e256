package io.atopile.mcp.tools.stdlib;

import io.atopile.mcp.dialect.OldNames;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.stdlib.ExampleSource;
import io.atopile.mcp.stdlib.StdlibArgument;
import io.atopile.mcp.stdlib.StdlibChild;
import io.atopile.mcp.stdlib.StdlibExample;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.stdlib.StdlibKind;
import io.atopile.mcp.stdlib.StdlibParameter;
import io.atopile.mcp.stdlib.StdlibTrait;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;

/** Returns one item of the standard library: its import line, its members and a usage example. */
@ToolSpec(
        name = "stdlib_get_item",
        title = "Get a standard library item",
        description = "Returns one item of atopile's standard library: import line, documentation, children, parameters with units and "
                + "choices, arguments in angle brackets, traits, and a complete example that atopile's compiler accepted. stdlib_list "
                + "finds items. Changes nothing.",
        next = "Import and use it with project_edit_file, then design_check.",
        toolset = Toolset.STDLIB,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false,
        deadlineSeconds = StdlibAccess.DEADLINE_SECONDS)
record StdlibGetItem(StdlibAccess shelf) implements Tool<StdlibGetItem.Input, StdlibGetItem.Output> {

    /** Which item. */
    public record Input(@Doc("Item name, case-sensitive, e.g. Resistor.") @Range(min = 1, max = 100) String name) {}

    /** The item. */
    public record Output(
            String name,
            StdlibKind type,
            @Doc("For the top of the file.") String importLine,
            String description,
            @Doc("File in the installation, and line.") String declaredIn,
            @Doc("Written after the name: new Name<count=4>, trait name<size=\"I0402\">.") List<StdlibArgument> arguments,
            @Doc("Members that can be connected or accessed.") List<StdlibChild> children,
            @Doc("Parameters that can be set or asserted.") List<StdlibParameter> parameters,
            @Doc("Traits that it has.") List<StdlibTrait> traits,
            @Doc("A complete file that compiles without warnings; absent if there is none.") Optional<String> example,
            @Doc("upstream: from its authors; upstream_excerpt: from its authors, without statements that don't compile; "
                            + "derived: a single statement that uses it.")
                    Optional<ExampleSource> exampleSource,
            @Doc("Why this version of atopile rejects even the simplest use of it.") Optional<String> problem) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var items = shelf.fetch(context);
        var present = SupportedDialects.NEWEST.oldNames().findType(input.name()).flatMap(OldNames.Successor::name);
        return find(items, input.name())
                .map(item -> toResult(item, ""))
                .or(() -> present.flatMap(name -> find(items, name)).map(item -> toResult(item, describeHistory(input.name()) + " ")))
                .orElseThrow(() -> buildNotFoundFailure(items, input.name()));
    }

    private static Optional<StdlibItem> find(List<StdlibItem> items, String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }

    private static String describeHistory(String name) {
        return String.join(" ", SupportedDialects.NEWEST.oldNames().describe(name));
    }

    private static ToolResult<Output> toResult(StdlibItem item, String history) {
        var output = new Output(
                item.name(),
                item.type(),
                item.importLine(),
                item.description(),
                item.declaredIn(),
                item.arguments(),
                item.children(),
                item.parameters(),
                item.traits(),
                item.example().map(StdlibExample::text),
                item.example().map(StdlibExample::source),
                item.problem());
        return ToolResult.ok(
                output,
                "%s%s has %s and %s; write `%s`%s.%s"
                        .formatted(
                                history,
                                item.name(),
                                CountFormat.format(item.children().size(), "child", "children"),
                                CountFormat.format(item.parameters().size(), "parameter"),
                                item.importLine(),
                                describeRequired(item),
                                item.problem().isPresent() ? " This version of atopile rejects the simplest use of it; see problem." : ""));
    }

    private static String describeRequired(StdlibItem item) {
        var names = item.arguments().stream()
                .filter(StdlibArgument::required)
                .map(argument -> argument.name() + "=…")
                .toList();
        return names.isEmpty() ? "" : " and `%s<%s>`".formatted(item.name(), String.join(", ", names));
    }

    private static ToolFailure buildNotFoundFailure(List<StdlibItem> items, String name) {
        var history = describeHistory(name);
        var near = NameSuggestions.of(name, items.stream().map(StdlibItem::name).toList());
        return new ToolFailure(
                ErrorCode.NOT_FOUND,
                "The standard library has no '%s'.".formatted(NameSuggestions.shorten(name)),
                !history.isEmpty() ? history : near.isEmpty() ? "stdlib_list lists its items." : "Nearest: " + String.join(", ", near) + ".");
    }
}
