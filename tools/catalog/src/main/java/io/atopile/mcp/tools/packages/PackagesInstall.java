package io.atopile.mcp.tools.packages;

import io.atopile.mcp.packages.InstalledPackage;
import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.packages.PackageChange.Outcome;
import io.atopile.mcp.packages.PackageChange;
import io.atopile.mcp.packages.PackageId;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;

/** Installs a package from the registry into a project. */
@ToolSpec(
        name = "packages_install",
        title = "Install a package",
        description = "Installs a package from atopile's registry, with its dependencies, under .ato/modules and adds it to ato.yaml, leaving "
                + "every other byte of that file unchanged. All or nothing: a failure or cancellation leaves both as they were. A different "
                + "installed version is replaced; the same version again does nothing. A package edited by hand is not replaced. Undo with "
                + "packages_remove, or after a replacement by installing the previous version (data.changes). Reaches the network.",
        next = "Import its modules with project_edit_file, then build_run.",
        toolset = Toolset.PACKAGES,
        effects = {Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK},
        idempotent = true,
        deadlineSeconds = 240,
        aliases = "install_package")
record PackagesInstall(PackageOperations desk) implements Tool<PackagesInstall.Input, PackagesInstall.Output> {

    /** Which package. */
    public record Input(
            @Doc("Package name, e.g. atopile/buttons.") @Range(min = 3, max = 170) String identifier,
            @Doc("Version such as 1.2.3. Default: the installed version, otherwise the newest that fits the installed atopile.") @Range(min = 5, max = 20)
                    Optional<String> version) {}

    /** What is installed now. */
    public record Output(
            String identifier,
            String version,
            @Doc("Lines for the top of an .ato file.") List<String> imports,
            @Doc("Every installed package that changed; empty if it was already installed.") List<PackageOperations.Change> changes,
            List<String> warnings) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return PackageOperations.resolveClaims(context.project());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return new CallPreview(
                "Install package %s, %s (%s)".formatted(
                        input.identifier(),
                        input.version().map("version "::concat).orElse("the newest version that fits"),
                        PackageOperations.describeInstalled(context.project(), input.identifier())),
                "Writes its files under .ato/modules and adds it to ato.yaml. Packages that it needs are installed too.");
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var id = PackageOperations.requireId(input.identifier());
        PackageOperations.requireVersion(input.version());
        PackageOperations.readManifestToChange(context.project());
        var there = InstalledPackages.find(context.project(), id)
                .filter(known -> known.wanted().isPresent() && known.listEditedFiles().isEmpty())
                .filter(known -> input.version().map(known.version()::equals).orElse(true));
        if (there.isPresent()) {
            return ToolResult.ok(
                    buildOutput(there.get(), List.of(), List.of()),
                    "%s %s is already installed; nothing was changed.".formatted(id, there.get().version()));
        }
        return toResult(context, id, desk.change(context, new PackageChange.Install(id, input.version())));
    }

    private static ToolResult<Output> toResult(ToolContext context, PackageId id, Outcome.Done done) {
        var installed = InstalledPackages.find(context.project(), id).orElseThrow();
        return ToolResult.ok(
                buildOutput(installed, PackageOperations.toChanges(done), done.warnings()),
                "Installed %s %s%s.%s".formatted(
                        id,
                        installed.version(),
                        PackageOperations.describeOthers(done, id),
                        installed.imports().stream().findFirst().map(line -> " Use it with: " + line).orElse("")));
    }

    private static Output buildOutput(InstalledPackage installed, List<PackageOperations.Change> changes, List<String> warnings) {
        return new Output(installed.id().text(), installed.version(), installed.imports(), changes, warnings);
    }
}
