package io.atopile.mcp.tools.packages;

import io.atopile.mcp.packages.PackageChange;
import io.atopile.mcp.packages.PackageDependency;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
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

/** Removes a package from a project. */
@ToolSpec(
        name = "packages_remove",
        title = "Remove a package",
        description = "Removes a package, and the dependencies that only it needed, from ato.yaml and .ato/modules. All or nothing; every other "
                + "byte of ato.yaml stays unchanged. For local packages the package folder is kept. Designs that import the package no longer "
                + "build. A package edited by hand is not removed. Undo with packages_install; for a local package, restore its entry in ato.yaml "
                + "and call packages_sync. Reaches the network only if other packages are missing.",
        next = "build_run shows whether anything still imports it.",
        toolset = Toolset.PACKAGES,
        effects = {Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK},
        deadlineSeconds = 240)
record PackagesRemove(PackageOperations desk) implements Tool<PackagesRemove.Input, PackagesRemove.Output> {

    /** Which package. */
    public record Input(@Doc("Package name, e.g. atopile/buttons.") @Range(min = 3, max = 170) String identifier) {}

    /** What was removed. */
    public record Output(
            String identifier,
            @Doc("Every installed package that changed.") List<PackageOperations.Change> changes,
            List<String> warnings) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return PackageOperations.resolveClaims(context.project());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return new CallPreview(
                "Remove package %s (%s)".formatted(input.identifier(), PackageOperations.describeInstalled(context.project(), input.identifier())),
                "Removes it from ato.yaml and .ato/modules, with the packages that only it needs.");
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var id = PackageOperations.requireId(input.identifier());
        var named = PackageOperations.readManifestToChange(context.project()).map(PackageManifest::dependencies).orElse(List.of()).stream()
                .map(PackageDependency::identifier)
                .toList();
        if (!named.contains(id.text())) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.NOT_FOUND,
                    "ato.yaml does not list a package '%s'.".formatted(NameSuggestions.shorten(input.identifier())),
                    named.isEmpty() ? "It lists no packages." : "It lists " + String.join(", ", named.stream().limit(20).toList()) + ".");
        }
        var done = desk.change(context, new PackageChange.Remove(id));
        return ToolResult.ok(
                new Output(id.text(), PackageOperations.toChanges(done), done.warnings()),
                "Removed %s%s.".formatted(id, PackageOperations.describeOthers(done, id)));
    }
}
