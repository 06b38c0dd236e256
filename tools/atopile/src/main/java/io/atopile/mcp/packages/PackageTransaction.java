package io.atopile.mcp.packages;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.file.OpenPath;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileRewriter;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.packages.PackageChange.Create;
import io.atopile.mcp.packages.PackageChange.Fault;
import io.atopile.mcp.packages.PackageChange.Install;
import io.atopile.mcp.packages.PackageChange.Moved;
import io.atopile.mcp.packages.PackageChange.Outcome;
import io.atopile.mcp.packages.PackageChange.Remove;
import io.atopile.mcp.packages.PackageChange.Sync;
import io.atopile.mcp.packages.PackageRegistry.Told;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One change to a project's packages, from staging to replacement. */
record PackageTransaction(
        Path root, StagingDirectory staging, EditableManifest manifest, AtoCli ato, PackageRegistry registry, EditingContext kit) {

    private static final int MOST_VERIFIED = 20;
    private static final Map<Fault, MessagePattern> SIGNS = Map.of(
            Fault.UNKNOWN, MessagePattern.UNKNOWN_PACKAGE,
            Fault.INCOMPATIBLE, MessagePattern.INCOMPATIBLE_PACKAGE,
            Fault.CLASH, MessagePattern.PACKAGE_CLASH,
            Fault.MODIFIED, MessagePattern.MODIFIED_PACKAGE,
            Fault.REGISTRY, MessagePattern.REGISTRY_FAILURE);

    Outcome make(PackageChange change, Duration within) throws IOException, InterruptedException {
        var fault = stageChange(change);
        if (fault.isPresent()) {
            return fault.get();
        }
        var wanted = buildManifestText(change);
        if (wanted.isEmpty()) {
            return new Outcome.Failed(Fault.MANIFEST, "The format of ato.yaml doesn't allow changing this dependency without touching other lines");
        }
        staging.writeManifest(wanted.get());
        try (var limit = UnpackLimit.watch(staging.folder(), UnpackLimit.Bounds.USUAL)) {
            return sync(change, limit, within);
        }
    }

    private Outcome sync(PackageChange change, UnpackLimit limit, Duration within) throws IOException, InterruptedException {
        AtoCommandRunner.Ended ended;
        try {
            ended = AtoCommandRunner.sync(ato, root, staging.folder(), within);
        } catch (InterruptedException stopped) {
            return checkLimit(limit).orElseThrow(() -> stopped);
        }
        var excess = checkLimit(limit);
        if (excess.isPresent()) {
            return excess.get();
        }
        return switch (ended) {
            case AtoCommandRunner.Ended.OutOfTime _ -> new Outcome.Failed(Fault.OUT_OF_TIME, "atopile didn't finish in time");
            case AtoCommandRunner.Ended.Badly(var words) -> new Outcome.Failed(findFault(words), "atopile reports: " + words);
            case AtoCommandRunner.Ended.Well _ -> verifyAndReplace(change);
        };
    }

    /** Determines the cause from atopile's output. */
    private Fault findFault(String words) {
        return SIGNS.entrySet().stream()
                .filter(sign -> ato.dialect().logs().matches(sign.getValue(), words))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(Fault.OTHER);
    }

    private static Optional<Outcome> checkLimit(UnpackLimit limit) throws IOException {
        return limit.excess().map(what -> new Outcome.Failed(Fault.EXCESSIVE, "The packages to install unpack to %s".formatted(what)));
    }

    /** Prepares the staging directory before atopile runs. */
    private Optional<Outcome> stageChange(PackageChange change) throws IOException {
        switch (change) {
            case Install(var id, _) -> {
                return checkEdits(id);
            }
            case Remove(var id) -> {
                return checkEdits(id);
            }
            case Sync _ -> forgetLocal();
            case Create create -> {
                if (!(ProjectBoundary.of(root).toWrite(create.path()) instanceof PathResolution.Inside place) || !place.real().equals(root.resolve(create.path()))) {
                    return Optional.of(new Outcome.Failed(Fault.PLACE, "%s is not inside the project: a link leads out of it".formatted(create.path())));
                }
                if (Files.exists(root.resolve(create.path()), LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.of(new Outcome.Failed(Fault.PLACE, "%s already exists".formatted(create.path())));
                }
                write(create);
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome> checkEdits(PackageId id) {
        var folder = staging.modules().resolve(id.text());
        return PackageMetadata.of(folder)
                .map(seal -> seal.listEditedFiles(folder))
                .filter(broken -> !broken.isEmpty())
                .map(broken -> new Outcome.Failed(
                        Fault.MODIFIED, "The installed %s was edited by hand: %s".formatted(id, String.join(", ", broken.stream().limit(5).toList()))));
    }

    /** Deletes the copies of local packages so that atopile creates them again, because the originals may have changed. */
    private void forgetLocal() throws IOException {
        for (var installed : InstalledPackages.list(staging.folder())) {
            if (isFromSource(installed.folder(), "file")) {
                DirectoryTree.delete(installed.folder());
            }
        }
    }

    private void write(Create create) throws IOException {
        for (var file : create.files()) {
            var path = staging.folder().resolve(create.path()).resolve(file.name());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.content());
        }
    }

    /** Returns the manifest's text for the change, with a version only if one was requested. */
    private Optional<String> buildManifestText(PackageChange change) {
        var text = manifest.lines().whole();
        return switch (change) {
            case Install(var id, var version) -> DependencyEdit.put(text, PackageDependency.ofRegistry(id.text(), version));
            case Remove(var id) -> DependencyEdit.remove(text, id.text());
            case Sync _ -> Optional.of(text);
            case Create create -> DependencyEdit.put(text, PackageDependency.ofFile(create.id().text(), create.path()));
        };
    }

    private Outcome verifyAndReplace(PackageChange change) throws IOException, InterruptedException {
        var moved = listMoves();
        var unchecked = new ArrayList<String>();
        var forged = checkArchives(moved, unchecked);
        if (forged.isPresent()) {
            return new Outcome.Failed(Fault.FORGED, "The archive fetched for %s doesn't match the registry's checksum".formatted(forged.get()));
        }
        var warnings = new ArrayList<String>();
        if (!unchecked.isEmpty()) {
            warnings.add("Not verified, because the registry provides no checksum: " + String.join(", ", unchecked) + ".");
        }
        var text = resolveManifestText(change);
        return text.isEmpty()
                ? new Outcome.Failed(Fault.OTHER, "atopile succeeded, but the package is not installed")
                : replaceInstalled(change, text.get(), moved, warnings);
    }

    /**
     * Verifies the fetched archives against the registry's checksums, because atopile itself doesn't.
     *
     * @param unchecked receives the packages that can't be verified
     * @return the first package whose archive differs from the registry's
     */
    private Optional<PackageId> checkArchives(List<Moved> moved, List<String> unchecked) throws InterruptedException {
        var fetched = moved.stream().filter(move -> move.after().isPresent() && isFromSource(staging.modules().resolve(move.id().text()), "registry")).toList();
        for (var move : fetched) {
            var archive = fetched.indexOf(move) >= MOST_VERIFIED ? Optional.<RegistryPackage>empty() : findRelease(move);
            var known = archive.flatMap(RegistryPackage::sha256);
            var file = archive.map(RegistryPackage::archive).filter(name -> !name.isEmpty() && !name.contains("/")).map(staging.archives()::resolve);
            if (known.isEmpty() || file.isEmpty() || !Files.isRegularFile(file.get())) {
                unchecked.add(move.id().text());
            } else if (!PackageMetadata.computeSha256(file.get()).equals(known)) {
                return Optional.of(move.id());
            }
        }
        return Optional.empty();
    }

    private Optional<RegistryPackage> findRelease(Moved move) throws InterruptedException {
        return registry.get(move.id(), move.after()) instanceof Told.Found(var release) ? Optional.of(release) : Optional.empty();
    }

    private static boolean isFromSource(Path folder, String source) {
        return PackageMetadata.of(folder).filter(seal -> seal.source().equals(source)).isPresent();
    }

    private List<Moved> listMoves() {
        var before = listVersions(root);
        var after = listVersions(staging.folder());
        var names = new TreeMap<String, String>(before);
        names.putAll(after);
        return names.keySet().stream()
                .map(name -> new Moved(new PackageId(name), Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))))
                .filter(move -> !move.before().equals(move.after()))
                .toList();
    }

    private static Map<String, String> listVersions(Path folder) {
        var versions = new TreeMap<String, String>();
        InstalledPackages.list(folder).forEach(installed -> versions.put(installed.id().text(), installed.version()));
        return versions;
    }

    /** Returns the manifest's text with the installed version; empty if the expected package is missing. */
    private Optional<String> resolveManifestText(PackageChange change) {
        return switch (change) {
            case Install(var id, _) -> InstalledPackages.find(staging.folder(), id)
                    .flatMap(installed -> DependencyEdit.put(manifest.lines().whole(), PackageDependency.ofRegistry(id.text(), Optional.of(installed.version()))));
            case Create create -> InstalledPackages.find(staging.folder(), create.id()).flatMap(_ -> buildManifestText(change));
            case Remove _, Sync _ -> buildManifestText(change);
        };
    }

    private Outcome replaceInstalled(PackageChange change, String text, List<Moved> moved, List<String> warnings) throws IOException, InterruptedException {
        staging.replaceInstalled();
        var isKept = false;
        try {
            if (change instanceof Create create) {
                var folder = root.resolve(create.path());
                try (var parent = OpenPath.openOrCreateParent(folder)) {
                    Files.move(staging.folder().resolve(create.path()), parent.resolveChild(folder), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            var outcome = writeManifest(text, moved, warnings);
            isKept = outcome instanceof Outcome.Done;
            return outcome;
        } finally {
            if (!isKept) {
                staging.restore();
                if (change instanceof Create create && !Files.exists(staging.folder().resolve(create.path()))) {
                    DirectoryTree.delete(root.resolve(create.path()));
                }
            }
        }
    }

    private Outcome writeManifest(String text, List<Moved> moved, List<String> warnings) throws InterruptedException {
        if (text.equals(manifest.lines().whole())) {
            return new Outcome.Done(moved, Optional.empty(), warnings);
        }
        return switch (new FileRewriter(kit).rewrite(manifest.place(), manifest.lines(), text)) {
            case ChangeOutcome.Done done -> {
                warnings.addAll(done.warnings());
                yield new Outcome.Done(moved, Optional.of(done.change().id()), warnings);
            }
            case RefusedChange(var refusal, _) -> new Outcome.Failed(Fault.BUSY, refusal.message());
        };
    }
}
