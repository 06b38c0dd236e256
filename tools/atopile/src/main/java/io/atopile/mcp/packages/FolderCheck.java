package io.atopile.mcp.packages;

import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
 * Finds out whether the folders that a manifest takes packages from may be copied into the project, where everything that works
 * in it can read them: only from directories that the user opened to this server, without what is private there.
 */
public final class FolderCheck {

    /** What a person can do about it. */
    public static final String HINT =
            "A person can start the server with a --project that covers the folder; else take the dependency out of ato.yaml with project_edit_file.";

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
     * What forbids it, for the project at a root and for the folders that its folders name in turn; empty when nothing does.
     *
     * @param roots the directories that the user opened, canonical
     */
    public static Optional<String> findFault(Path root, List<Path> roots) {
        try {
            return new FolderCheck(root, roots).findFault(root);
        } catch (IOException _) {
            return Optional.of("The folders that ato.yaml takes packages from can't be examined");
        }
    }

    private Optional<String> findFault(Path root) throws IOException {
        var seen = new HashSet<Path>();
        var open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            var folder = open.remove();
            for (var path : readDependencyPaths(folder)) {
                var named = resolveRealPath(folder.resolve(path));
                if (named.isEmpty()) {
                    continue;
                }
                var fault = findFault(named.get(), path);
                if (fault.isPresent() || seen.size() > MOST_FOLDERS) {
                    return fault.or(() -> Optional.of("ato.yaml takes packages from more than %d folders".formatted(MOST_FOLDERS)));
                }
                if (!named.get().equals(root) && seen.add(named.get())) {
                    open.add(named.get());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> readDependencyPaths(Path folder) {
        var paths = new ArrayList<Path>();
        for (var dependency : ManifestReader.read(folder).map(PackageManifest::dependencies).orElse(List.of())) {
            try {
                dependency.path().map(Path::of).ifPresent(paths::add);
            } catch (InvalidPathException _) {
                // atopile can't use it either.
            }
        }
        return paths;
    }

    private Optional<String> findFault(Path folder, Path path) throws IOException {
        if (!isOpen(folder)) {
            return Optional.of("ato.yaml takes a package from '%s', which is outside of the directories that this server may work in, or private".formatted(path));
        }
        var manifest = folder.resolve(Project.FILE);
        if (Files.exists(manifest, LinkOption.NOFOLLOW_LINKS) && (ManifestReader.read(folder).isEmpty() || ManifestReader.hasRootOverride(folder))) {
            return Optional.of("'%s/ato.yaml', a package that ato.yaml names, can't be read or sets paths.root".formatted(path));
        }
        return linkOut(folder).map(link -> "ato.yaml takes a package from '%s', in which '%s' is a link to a file that may not be read".formatted(path, link));
    }

    /** The first link in a folder to something that may not be read. */
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
