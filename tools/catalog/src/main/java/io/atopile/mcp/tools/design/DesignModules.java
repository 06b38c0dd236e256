package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.PathRedactor;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.introspect.ModuleMember;
import io.atopile.mcp.introspect.ModuleTree;
import io.atopile.mcp.project.AtoFinder;
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
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import io.atopile.mcp.tools.answer.EntryChoice;
import io.atopile.mcp.tools.answer.ListPage;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Returns a design's tree of modules, interfaces and parameters. */
@ToolSpec(
        name = "design_modules",
        title = "Module tree",
        description = "Returns the tree of modules, interfaces and parameters below a target's entry or another entry, as atopile's compiler sees "
                + "it, without building. Each member has its path, type and the location of its declaration. Other tools identify components by "
                + "these paths. Needs atopile and sources that compile; if they don't, find the errors with design_check. "
                + "Like any ato command, may leave empty build/ and layouts/ folders. Python imported by a design runs only in a trusted project "
                + "or a read-only sandbox; otherwise the call is refused.",
        next = "design_lookup finds the source of a module.",
        toolset = Toolset.DESIGN,
        effects = Effect.READS,
        idempotent = true)
record DesignModules(DesignCompiler compiler, AtoFinder finder) implements Tool<DesignModules.Input, DesignModules.Output> {

    /** Which tree, and how much of it. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("file.ato:Module, instead of a target.") @Range(min = 3, max = 300) Optional<String> entry,
            @Doc("Number of levels.") @Default("2") @Range(min = 1, max = 5) int depth,
            @Doc("Only members whose path or type contains this text.") @Range(min = 1, max = 100) Optional<String> query,
            @Doc("Members per page.") @Default("60") @Range(min = 1, max = 150) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of members, parents before children. */
    public record Output(
            String entry,
            List<ModuleMember> members,
            @Doc(Doc.TOTAL) int total,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var chosen = EntryChoice.of(context.project(), input.target(), input.entry());
        return readTree(chosen.root(), chosen.entry(), input);
    }

    private ToolResult<Output> readTree(Path root, String entry, Input input) throws InterruptedException, ToolFailure {
        UnresolvedConflicts.requireNoneInSources(root, entry);
        var tree = ModuleTree.of(compiler, AtopileUnavailable.require(finder), finder.trust(), root, entry, input.depth());
        return buildPage(LanguageServerErrors.require(tree), root, entry, input);
    }

    private static ToolResult<Output> buildPage(List<ModuleMember> tree, Path root, String entry, Input input) {
        var wanted = input.query().map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        var pathFree = new PathRedactor(root);
        var members = tree.stream()
                .filter(member -> (member.path() + " " + member.type()).toLowerCase(Locale.ROOT).contains(wanted))
                .map(member -> redactPaths(member, pathFree))
                .toList();
        var page = ListPage.of(members, input.cursor(), input.limit());
        return ToolResult.ok(
                new Output(pathFree.redact(entry), page.items(), members.size(), page.next()),
                page.describe(members.size(), "members") + ".");
    }

    private static ModuleMember redactPaths(ModuleMember member, PathRedactor pathFree) {
        return new ModuleMember(
                member.path(), member.kind(), pathFree.redact(member.type()), member.place().map(pathFree::redact), member.spec());
    }
}
