package io.atopile.mcp.packages;

import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks whether the local package folders that a manifest names may be copied into the project, where everything that runs in the project can read
 * them: they must be in directories that the user opened to this server, and contain nothing private.
 */
public final class FolderCheck {

    /** What the user can do about it. */
    public static final String HINT =
            "The user can start the server with a --project that covers the folder; otherwise remove the dependency from ato.yaml with project_edit_file.";

    private static final int MOST_FOLDERS = 200;
    private static final int MOST_FILES = 50_000;

    private final List<Path> opened;
    private final List<ProjectBoundary> scopes = new ArrayList<>();

    private FolderCheck(Path root, List<Path> roots) throws IOException {
        this.opened = Stream.concat(Stream.of(root), roots.stream()).distinct().toList();
        for (var directory : opened) {
            scopes.add(ProjectBoundary.of(directory));
        }
    }

    /**
     * Returns why the folders may not be copied, for the project at {@code root} and transitively for the packages it names; empty if they may.
     *
     * @param roots the directories that the user opened, canonical
     */
    public static Optional<String> findFault(Path root, List<Path> roots) {
        try {
            return new FolderCheck(root, roots).findFault(root);
        } catch (IOException _) {
            return Optional.of("The package folders that ato.yaml names can't be read");
        }
    }

    private Optional<String> findFault(Path root) throws IOException {
        var seen = new HashSet<Path>();
        var open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            var folder = open.remove();
            for (var path : PackageManifest.read(folder).map(PackageManifest::listFolders).orElse(List.of())) {
                var named = resolveRealPath(folder.resolve(path));
                if (named.isEmpty()) {
                    continue;
                }
                var fault = findFault(named.get(), path);
                if (fault.isPresent() || seen.size() > MOST_FOLDERS) {
                    return fault.or(() -> Optional.of("ato.yaml names more than %d package folders".formatted(MOST_FOLDERS)));
                }
                if (!named.get().equals(root) && seen.add(named.get())) {
                    open.add(named.get());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> findFault(Path folder, Path path) throws IOException {
        if (!isOpen(folder)) {
            return Optional.of("ato.yaml names the package folder '%s', which is outside the directories this server may access, or private".formatted(path));
        }
        var manifest = folder.resolve(Project.FILE);
        if (Files.exists(manifest, LinkOption.NOFOLLOW_LINKS) && (PackageManifest.read(folder).isEmpty() || PackageManifest.hasRootOverride(folder))) {
            return Optional.of("'%s/ato.yaml', the manifest of a package that ato.yaml names, can't be read or sets paths.root".formatted(path));
        }
        return linkOut(folder).map(link -> "ato.yaml names the package folder '%s', where '%s' links to a file that may not be read".formatted(path, link));
    }

    /** Returns the first link in a folder that leads to a file that may not be read. */
    private Optional<Path> linkOut(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            private int files;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isSymbolicLink() && resolveRealPath(file).filter(target -> !isOpen(target)).isPresent()) {
                    found.add(folder.relativize(file));
                }
                return found.isEmpty() && ++files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().findFirst();
    }

    private boolean isOpen(Path real) {
        return scopes.stream().anyMatch(scope -> scope.mayList(real));
    }

    private static Optional<Path> resolveRealPath(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
