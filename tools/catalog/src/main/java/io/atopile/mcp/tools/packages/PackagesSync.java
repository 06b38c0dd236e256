package io.atopile.mcp.tools.packages;

import io.atopile.mcp.packages.PackageChange;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.stream.Collectors;

/** Brings a project's installed packages in line with its manifest. */
@ToolSpec(
        name = "packages_sync",
        title = "Sync packages with ato.yaml",
        description = "Installs packages that ato.yaml lists and that are missing, removes packages that nothing needs, and refreshes the copies "
                + "of local packages (designs see a local package as it was when last copied). All or nothing. ato.yaml is not changed. Reaches "
                + "the network if something is missing.",
        next = "build_run builds with these packages.",
        toolset = Toolset.PACKAGES,
        effects = {Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK},
        idempotent = true,
        deadlineSeconds = 240)
record PackagesSync(PackageOperations desk) implements Tool<PackagesSync.Input, PackagesSync.Output> {

    /** No arguments. */
    public record Input() {}

    /** What changed. */
    public record Output(
            @Doc("Packages that were added, removed or changed in version; refreshed copies of local packages are not listed.")
                    List<PackageOperations.Change> changes,
            List<String> warnings) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return PackageOperations.resolveClaims(context.project());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        var named = PackageManifest.read(context.project()).map(PackageManifest::dependencies).orElse(List.of());
        return new CallPreview(
                "Install the packages that ato.yaml lists, and remove packages that nothing needs",
                named.stream()
                        .map(dependency -> "%s (%s)".formatted(
                                dependency.identifier(), PackageOperations.describeInstalled(context.project(), dependency.identifier())))
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var done = desk.change(context, new PackageChange.Sync());
        return ToolResult.ok(
                new Output(PackageOperations.toChanges(done), done.warnings()),
                "The installed packages match ato.yaml; %d changed.".formatted(done.moved().size()));
    }
}
