package io.atopile.mcp.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The packages installed in a project, read from its folder alone. */
public final class InstalledPackages {

    /** Where atopile installs packages, relative to the project's root. */
    public static final String FOLDER = ".ato/modules";

    private static final int MOST = 500;
    private static final int MOST_FILES = 2_000;
    private static final int DEEPEST = 12;
    private static final int NAMED_AT_MOST = 5;

    private InstalledPackages() {}

    /** Lists all of them by name; skips folders that are links. */
    public static List<InstalledPackage> list(Path root) {
        var modules = root.resolve(FOLDER);
        var found = new ArrayList<InstalledPackage>();
        if (Files.isSymbolicLink(modules.resolveSibling(""))) {
            return found;
        }
        var project = PackageManifest.read(root);
        for (var owner : listFolders(modules)) {
            for (var folder : listFolders(owner)) {
                read(modules, folder, project).ifPresent(found::add);
                listFolders(folder).forEach(inner -> read(modules, inner, project).ifPresent(found::add));
            }
        }
        return found.stream().sorted(Comparator.comparing(installed -> installed.id().text())).limit(MOST).toList();
    }

    public static Optional<InstalledPackage> find(Path root, PackageId id) {
        var modules = root.resolve(FOLDER);
        return isOwn(modules, modules.resolve(id.text())) ? read(modules, modules.resolve(id.text()), PackageManifest.read(root)) : Optional.empty();
    }

    /** Lists its files, relative to its folder, in order. */
    public static List<String> listFiles(InstalledPackage installed) {
        try (var walk = Files.walk(installed.folder(), DEEPEST)) {
            return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES)
                    .map(file -> installed.folder().relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /**
     * Returns a message that names the packages in a project's manifest that must be installed before it can be built; empty if none is missing. Local
     * packages don't count, because atopile copies those.
     */
    public static Optional<String> describeMissing(Path root) {
        var names = listMissing(root).stream().map(name -> name.isEmpty() ? "a git dependency without an identifier" : name).toList();
        var more = names.size() > NAMED_AT_MOST ? " and %d more".formatted(names.size() - NAMED_AT_MOST) : "";
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Dependencies in ato.yaml are not installed: %s%s. Builds don't fetch packages; packages_sync installs them."
                        .formatted(String.join(", ", names.stream().limit(NAMED_AT_MOST).toList()), more));
    }

    /** Returns the identifiers of the packages in a project's manifest that are not installed, without local ones; an empty string for one without an identifier. */
    public static List<String> listMissing(Path root) {
        return PackageManifest.read(root).map(PackageManifest::dependencies).orElse(List.of()).stream()
                .filter(dependency -> dependency.kind() != PackageDependency.Kind.FILE)
                .map(PackageDependency::identifier)
                .filter(name -> PackageId.of(name).flatMap(id -> find(root, id)).isEmpty())
                .toList();
    }

    private static Optional<InstalledPackage> read(Path modules, Path folder, Optional<PackageManifest> project) {
        var id = PackageId.of(modules.relativize(folder).toString().replace('\\', '/'));
        return id.isEmpty()
                ? Optional.empty()
                : PackageManifest.read(folder)
                        .map(manifest -> new InstalledPackage(
                                id.get(),
                                manifest.version().orElse(""),
                                project.flatMap(own -> own.findDependency(id.get())),
                                manifest,
                                folder));
    }

    private static boolean isOwn(Path modules, Path folder) {
        for (var path = folder; !path.equals(modules.resolveSibling("").resolveSibling("")); path = path.resolveSibling("")) {
            if (Files.isSymbolicLink(path) || path.getNameCount() <= 1) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> listFolders(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var inside = Files.list(folder)) {
            return inside.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
