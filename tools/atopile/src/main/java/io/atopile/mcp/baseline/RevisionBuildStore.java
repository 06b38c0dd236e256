package io.atopile.mcp.baseline;

import io.atopile.mcp.build.BuildOptions;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.imports.BuildInputConflicts;
import io.atopile.mcp.imports.UntrustedBuildCheck;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.StateFile;
import io.atopile.mcp.project.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Caches the most recently used designs of revisions, exported and built. The name of each directory depends on everything that
 * determines the design: the files of the revision, the target, atopile's version and the packages.
 */
public final class RevisionBuildStore {

    private static final int KEPT = 6;
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(15);
    private static final Duration REAP = Duration.ofSeconds(8);
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;
    private final PathLocks locks;
    private final Builds builds;

    /** @param folder in the user's state directory, used by this store only */
    public RevisionBuildStore(Path folder, Builds builds) {
        this.folder = folder;
        this.locks = new PathLocks(folder.resolve("locks"));
        this.builds = builds;
    }

    static Path resolveFiles(Path folder) {
        return folder.resolve("files");
    }

    static Path resolveProject(Path folder) {
        return folder.resolve("project");
    }

    /**
     * Opens a built revision; from the cache if it was requested before. The caller closes it.
     *
     * @throws IOException if git fails or the state directory can't be written
     */
    public RevisionBuild open(RevisionBuildRequest wanted) throws IOException, InterruptedException {
        DirectoryTree.createPrivate(folder);
        var place = folder.resolve(computeKey(wanted));
        var lock = locks.hold(List.of(place), LONGEST_BUILD);
        var opened = false;
        try {
            if (!lock.isComplete()) {
                throw new IOException("Another comparison is using the revision");
            }
            var kept = resolveOutcomeFile(place).read();
            var outcome = kept.isPresent() ? kept.get() : make(wanted, place);
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            opened = true;
            return new RevisionBuild(this, place, outcome, lock);
        } finally {
            if (!opened) {
                discard(place, lock);
            }
        }
    }

    private void discard(Path place, PathLocks.Held lock) throws IOException {
        try (lock) {
            if (lock.isComplete()) {
                DirectoryTree.delete(place);
            }
        }
    }

    void release(Path place, RevisionBuildResult outcome, PathLocks.Held lock) {
        try (lock) {
            if (!outcome.isFinal()) {
                DirectoryTree.delete(place);
            }
        } catch (IOException _) {
            return; // The rest is pruned next time.
        }
        prune();
    }

    private static String computeKey(RevisionBuildRequest wanted) {
        var manifest = wanted.tree().files().stream().filter(file -> file.path().equals(Project.FILE)).map(file -> file.hash()).findFirst();
        var packages = new ReusablePackages(wanted.project(), wanted.project()).names();
        var parts = List.of(wanted.tree().hash(), wanted.target(), wanted.ato().version(), wanted.ato().program(), manifest, packages);
        return UUID.nameUUIDFromBytes(parts.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private RevisionBuildResult make(RevisionBuildRequest wanted, Path place) throws IOException, InterruptedException {
        DirectoryTree.delete(place);
        Files.createDirectory(place);
        var obstacle = TreeExporter.findObstacle(wanted.tree());
        if (obstacle.isPresent()) {
            return new RevisionBuildResult(obstacle, true, List.of());
        }
        TreeExporter.write(wanted.repository(), wanted.tree(), wanted.ato().python(), resolveFiles(place));
        FolderCopy.copy(resolveFiles(place), resolveProject(place), Set.of());
        var packages = new ReusablePackages(wanted.project(), resolveProject(place));
        packages.bring(resolveProject(place));
        var outcome = build(wanted, resolveProject(place), packages.missing());
        if (outcome.isFinal()) {
            resolveOutcomeFile(place).write(outcome);
        }
        return outcome;
    }

    private RevisionBuildResult build(RevisionBuildRequest wanted, Path root, List<String> missing) throws IOException, InterruptedException {
        if (!(ProjectFile.read(root) instanceof ProjectReadResult.Read(var project))) {
            var there = Files.exists(root.resolve(Project.FILE));
            return new RevisionBuildResult(Optional.of(there ? "its ato.yaml can't be read" : "it has no ato.yaml"), there, missing);
        }
        var target = project.findTarget(wanted.target());
        if (target.isEmpty()) {
            return new RevisionBuildResult(Optional.of("it has no target of that name"), false, missing);
        }
        if (ProjectFile.findFault(root).isPresent() || project.paths().stream().anyMatch(entry -> isExternal(root, entry.value()))) {
            return new RevisionBuildResult(Optional.of("paths in its ato.yaml point outside the project, so it was not built"), true, missing);
        }
        var conflicted = BuildInputConflicts.findInBuild(project, target.get());
        if (!conflicted.isEmpty()) {
            return new RevisionBuildResult(Optional.of(conflicted.getFirst().describe()), true, missing);
        }
        var obstacle = UntrustedBuildCheck.findObstacle(wanted.ato(), root, wanted.project(), target.get().entry(), wanted.trust());
        if (obstacle.isPresent()) {
            return new RevisionBuildResult(obstacle, true, missing);
        }
        return toResult(run(wanted, project, target.get()), missing);
    }

    /** Whether a path is outside the project's directory, so that a build of its copy would write to the original. */
    private static boolean isExternal(Path root, String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute() || text.startsWith("~") || !root.resolve(path).normalize().startsWith(root);
        } catch (InvalidPathException _) {
            return true;
        }
    }

    private BuildView run(RevisionBuildRequest wanted, Project project, Target target) throws IOException, InterruptedException {
        var left = BuildOptions.DEFAULT.isLong(target) ? wanted.ato().dialect().outputs().slow() : List.<String>of();
        var build = builds.start(wanted.ato(), project, target, new BuildOptions(List.of(), left, false));
        var over = false;
        try {
            var view = builds.await(build.id(), LONGEST_BUILD, wanted.onStep())
                    .filter(BuildView::isOver)
                    .filter(ended -> ended.record().state() != BuildState.CANCELLED)
                    .orElseThrow(() -> new IOException("The build of the revision was cancelled"));
            over = true;
            return view;
        } finally {
            if (!over) {
                builds.cancel(build.id());
                builds.await(build.id(), REAP, _ -> {});
            }
        }
    }

    private static RevisionBuildResult toResult(BuildView view, List<String> missing) {
        var verdict = view.result().flatMap(BuildResult::verdict).orElse(BuildVerdict.FAILED);
        var first = view.result().stream().flatMap(result -> result.diagnostics().stream()).findFirst().map(Diagnostic::shorten);
        var why = first.map(error -> error.file().map(file -> "%s:%d: ".formatted(file, error.line().orElse(1))).orElse("") + error.message());
        return new RevisionBuildResult(
                Optional.of(verdict), Optional.of(view.record().state()), verdict == BuildVerdict.FAILED ? why.or(() -> Optional.of("atopile gave no reason")) : Optional.empty(), true, missing);
    }

    /** Deletes the least recently used designs that aren't in use. */
    private void prune() {
        try (var all = Files.list(folder)) {
            var old = all.filter(place -> KEY.matcher(place.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(RevisionBuildStore::readLastUse).reversed())
                    .skip(KEPT)
                    .toList();
            for (var place : old) {
                try (var lock = locks.hold(List.of(place), Duration.ZERO)) {
                    if (lock.isComplete()) {
                        DirectoryTree.delete(place);
                    }
                }
            }
        } catch (IOException _) {
            // They are pruned next time.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Instant readLastUse(Path place) {
        try {
            return Files.getLastModifiedTime(place).toInstant();
        } catch (IOException _) {
            return Instant.MIN;
        }
    }

    private static StateFile<RevisionBuildResult> resolveOutcomeFile(Path place) {
        return new StateFile<>(place.resolve("outcome.json"), RevisionBuildResult.class);
    }
}
