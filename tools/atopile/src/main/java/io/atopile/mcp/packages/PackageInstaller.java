package io.atopile.mcp.packages;

import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.packages.PackageChange.Fault;
import io.atopile.mcp.packages.PackageChange.Outcome;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Changes the packages of a project. atopile fetches and unpacks them into a staging directory; once everything has succeeded, they replace the
 * installed ones and the manifest is changed. Any failure before that, including a killed server, leaves both unchanged.
 */
public final class PackageInstaller {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtoFinder finder;
    private final PackageRegistry registry;
    private final Path state;

    /** @param state where changes to files are recorded, shared with the file tools */
    public PackageInstaller(AtoFinder finder, PackageRegistry registry, Path state) {
        this.finder = finder;
        this.registry = registry;
        this.state = state;
    }

    /**
     * Makes a change, or returns why it can't, within the given time plus a little for cleanup.
     *
     * @param guard restricts the change of the manifest to what the call was authorized for
     */
    public Outcome change(Path root, PackageChange change, Duration within, WriteGuard guard) throws InterruptedException {
        return switch (finder.find()) {
            case AtoSearchResult.Ready(var ato) -> change(root, change, ato, within, guard);
            case AtoSearchResult.Missing(var reason) -> new Outcome.Failed(Fault.NO_ATOPILE, "atopile is not available: " + reason);
            case AtoSearchResult.Refused(_, var reason) -> new Outcome.Failed(Fault.NO_ATOPILE, "The installed atopile can't be used: " + reason);
            case AtoSearchResult.Unwritable(var reason) -> new Outcome.Failed(Fault.STORAGE, reason);
            case AtoSearchResult.Broken(var reason) -> new Outcome.Failed(Fault.NO_ATOPILE, "The installed atopile doesn't work: " + reason);
        };
    }

    private Outcome change(Path root, PackageChange change, AtoCli ato, Duration within, WriteGuard guard) throws InterruptedException {
        if (!StagingDirectory.isSafe(root)) {
            return new Outcome.Failed(Fault.PLACE, "The project's .ato folder is a link to another location");
        }
        var malformed = ProjectFile.findFault(root);
        if (malformed.isPresent()) {
            return new Outcome.Failed(
                    Fault.MALFORMED_MANIFEST, "ato.yaml can't be read, line %d: %s".formatted(malformed.get().line(), malformed.get().problem()));
        }
        try (var held = new PathLocks(state.resolve("package-locks")).hold(List.of(root.resolve(".ato")), PATIENCE)) {
            if (!held.isComplete()) {
                return new Outcome.Failed(Fault.BUSY, "Another server is changing the project's packages");
            }
            var hadFolder = Files.isDirectory(root.resolve(".ato"));
            var outcome = changeInStaging(root, change, ato, within, guard);
            if (!hadFolder && outcome instanceof Outcome.Failed) {
                Files.deleteIfExists(root.resolve(".ato"));
            }
            return outcome;
        } catch (IOException _) {
            return new Outcome.Failed(Fault.STORAGE, "A folder can't be written; check whether the disk is full");
        }
    }

    private Outcome changeInStaging(Path root, PackageChange change, AtoCli ato, Duration within, WriteGuard guard)
            throws IOException, InterruptedException {
        try (var staging = StagingDirectory.open(root)) {
            var manifest = EditableManifest.open(ProjectBoundary.of(root));
            if (manifest.isEmpty()) {
                return new Outcome.Failed(Fault.MANIFEST, "ato.yaml is missing or can't be changed");
            }
            return new PackageTransaction(root, staging, manifest.get(), ato, registry, EditingContext.of(state, root).with(guard)).make(change, within);
        }
    }
}
