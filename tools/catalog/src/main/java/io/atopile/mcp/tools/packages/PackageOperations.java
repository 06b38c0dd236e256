package io.atopile.mcp.tools.packages;

import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.imports.BuildInputConflicts;
import io.atopile.mcp.packages.EditableManifest;
import io.atopile.mcp.packages.FolderCheck;
import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.packages.PackageChange;
import io.atopile.mcp.packages.PackageChange.Fault;
import io.atopile.mcp.packages.PackageChange.Outcome;
import io.atopile.mcp.packages.PackageId;
import io.atopile.mcp.packages.PackageInstaller;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.packages.PackageRegistry;
import io.atopile.mcp.project.AtopileService;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import io.atopile.mcp.tools.answer.ProjectPaths;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the package tools share: the registry, the installer, and how results of a change are reported. */
record PackageOperations(PackageRegistry registry, PackageInstaller workshop) {

    private static final Duration FOR_CLEANING_UP = Duration.ofSeconds(10);

    /** What happened to one installed package. */
    record Change(
            String identifier,
            @Doc("Previous version; absent if it wasn't installed.") Optional<String> before,
            @Doc("Current version; absent if it was removed.") Optional<String> after) {}

    /** Every package change claims the manifest, because that lists the packages. */
    static List<Claim> resolveClaims(Path root) {
        return EditableManifest.open(ProjectPaths.resolveBoundary(root)).stream()
                .<Claim>map(manifest -> new Claim.OfFile(manifest.place().real()))
                .toList();
    }

    static PackageId requireId(String text) throws ToolFailure {
        return PackageId.of(text).orElseThrow(() -> new ToolFailure(
                ErrorCode.VALIDATION_ERROR,
                "'%s' is not a valid package name.".formatted(NameSuggestions.shorten(text)),
                "A package name looks like owner/name; packages_search finds packages."));
    }

    static void requireVersion(Optional<String> version) throws ToolFailure {
        var odd = version.filter(text -> !PackageId.isVersion(text));
        if (odd.isPresent()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "'%s' is not a valid version.".formatted(NameSuggestions.shorten(odd.get())),
                    "A version looks like 1.2.3; packages_get lists them.");
        }
    }

    /**
     * Reads the project's manifest; empty if there is none that can be read.
     *
     * @throws ToolFailure when it has merge conflicts, or the manifest of a package has that it names by its folder
     */
    static Optional<PackageManifest> readManifest(Path root) throws ToolFailure {
        UnresolvedConflicts.requireNoneInManifest(root);
        var manifest = PackageManifest.read(root);
        UnresolvedConflicts.requireNone(BuildInputConflicts.findInManifests(root, manifest.map(PackageManifest::listFolders).orElse(List.of())));
        return manifest;
    }

    /** Does the same for a call that means to change the packages. */
    static Optional<PackageManifest> readManifestToChange(Path root) throws ToolFailure {
        try {
            return readManifest(root);
        } catch (ToolFailure failure) {
            throw failure.toUnwritten();
        }
    }

    /** Changes the project's packages. */
    Outcome.Done change(ToolContext context, PackageChange change) throws InterruptedException, ToolFailure {
        readManifestToChange(context.project());
        var forbidden = FolderCheck.findFault(context.project(), context.workspace().roots());
        if (forbidden.isPresent()) {
            throw ToolFailure.ofUnwritten(ErrorCode.POLICY_DENIED, forbidden.get() + ".", FolderCheck.HINT);
        }
        return switch (workshop.change(context.project(), change, context.remaining().minus(FOR_CLEANING_UP), WriteGuard.of(context))) {
            case Outcome.Done done -> done;
            case Outcome.Failed(var fault, var message) ->
                throw ToolFailure.ofUnwritten(toErrorCode(fault), message + (message.endsWith(".") ? "" : "."), buildHint(fault));
        };
    }

    static List<Change> toChanges(Outcome.Done done) {
        return done.moved().stream().map(move -> new Change(move.id().text(), move.before(), move.after())).toList();
    }

    /** Describes the other packages that changed with this one. */
    static String describeOthers(Outcome.Done done, PackageId id) {
        var count = done.moved().stream().filter(move -> !move.id().equals(id)).count();
        return count == 0 ? "" : " and changed " + CountFormat.format(count, "other package");
    }

    private static ErrorCode toErrorCode(Fault fault) {
        return switch (fault) {
            case NO_ATOPILE -> ErrorCode.CAPABILITY_MISSING;
            case UNKNOWN -> ErrorCode.NOT_FOUND;
            case MALFORMED_MANIFEST -> ErrorCode.BUILD_FAILED;
            case INCOMPATIBLE, CLASH, OTHER, MANIFEST -> ErrorCode.VALIDATION_ERROR;
            case MODIFIED, BUSY -> ErrorCode.CONFLICT;
            case REGISTRY, STORAGE -> ErrorCode.TRANSIENT_BACKEND_ERROR;
            case FORGED, PLACE, EXCESSIVE -> ErrorCode.POLICY_DENIED;
            case OUT_OF_TIME -> ErrorCode.TIMEOUT;
        };
    }

    private static String buildHint(Fault fault) {
        return switch (fault) {
            case NO_ATOPILE -> AtopileUnavailable.FIX;
            case UNKNOWN -> "packages_search finds packages, packages_get lists their versions.";
            case INCOMPATIBLE -> "packages_get lists the versions and which atopile each requires.";
            case CLASH -> "Two packages require different versions of a third; choose other versions of them.";
            case MODIFIED -> "Copy your changes into the project and import them from there, then delete the package's folder under .ato/modules by hand.";
            case BUSY -> "Check ato.yaml, then try again.";
            case REGISTRY -> "Try again in a minute; installed packages work without the registry.";
            case STORAGE -> "Check the disk's free space and the permissions of .ato.";
            case MANIFEST -> "Edit the dependencies with project_edit_file, then call packages_sync.";
            case MALFORMED_MANIFEST -> "Fix ato.yaml with project_edit_file.";
            case EXCESSIVE -> "Don't use it, or choose another version; a user who trusts it can install it with `ato add`.";
            case FORGED -> "Don't use it; report it to the operator of the registry.";
            case PLACE -> "Choose another name, or make .ato a real folder in the project.";
            case OUT_OF_TIME -> "Try again when the network connection is better.";
            case OTHER -> "packages_sync shows whether the other packages are intact.";
        };
    }

    /** Returns what to add to a registry result if the project configures another registry, because that one is not queried. */
    static String describeSkippedRegistry(Path project) {
        return PackageManifest.read(project).map(PackageManifest::services).filter(services -> services.containsKey(AtopileService.PACKAGES)).isPresent()
                ? " The registry configured in ato.yaml is not queried; set %s in your environment to use another registry."
                        .formatted(AtopileService.PACKAGES.variable())
                : "";
    }

    /** Describes the installed version of a package, as a clause. */
    static String describeInstalled(Path project, String identifier) {
        return PackageId.of(identifier)
                .flatMap(id -> InstalledPackages.find(project, id))
                .map(known -> "installed: " + known.version())
                .orElse("not installed");
    }
}
