package io.atopile.mcp.build;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.file.ToolConfigFiles;
import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.project.PathEntry;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The output directories, to which a build that executes Python of an untrusted project is restricted. Files in them that other
 * programs execute or obey, such as {@code .git} or {@code AGENTS.md}, are read-only; those that the build adds are removed.
 */
final class OutputDirectories {

    private static final String LOCK = ".lock";
    private static final int MOST_ENTRIES = 200_000;
    private static final String TRUST = "; `atopile-mcp trust` allows it to write to the whole project";

    private final Path root;
    private final List<Path> directories;
    private final List<Path> created;
    private final Path modules;
    private final Set<Path> sensitive;

    private OutputDirectories(Path root, List<Path> directories, List<Path> created, Path modules) throws IOException {
        this.root = root;
        this.directories = List.copyOf(directories);
        this.created = List.copyOf(created);
        this.modules = modules;
        this.sensitive = Set.copyOf(findSensitive());
    }

    /**
     * Creates the directories that don't exist yet.
     *
     * @throws SandboxException if one of them is the project's root or inside a hidden directory
     */
    static OutputDirectories prepare(Project project) throws IOException {
        var root = project.root().toRealPath();
        var created = new ArrayList<Path>();
        var directories = new ArrayList<Path>();
        var named = findNamed(project);
        for (var directory : named) {
            check(root, directory);
            check(root, resolveRealPath(directory));
        }
        for (var directory : named) {
            create(directory, created);
            directories.add(directory.toRealPath());
        }
        create(project.modules(), created);
        return new OutputDirectories(root, directories, created, project.modules().toRealPath());
    }

    /** Resolves links in the existing part of the path. */
    private static Path resolveRealPath(Path directory) throws IOException {
        var existing = directory;
        while (!Files.exists(existing)) {
            existing = existing.resolveSibling("");
        }
        return existing.toRealPath().resolve(existing.relativize(directory));
    }

    private static Set<Path> findNamed(Project project) {
        return Stream.of(project.output(), project.layouts(), findParts(project)).map(Path::normalize).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the directory of a project's parts. */
    static Path findParts(Project project) {
        var parts = project.paths().stream().filter(entry -> entry.key().equals("paths.parts")).map(PathEntry::value).findFirst();
        return parts.map(project.root()::resolve).orElseGet(() -> project.source().resolve("parts")).normalize();
    }

    private static void check(Path root, Path directory) throws SandboxException {
        if (!directory.startsWith(root) || directory.equals(root)) {
            throw new SandboxException("it executes Python of an untrusted project whose outputs are not in a separate directory" + TRUST);
        }
        for (var name : root.relativize(directory)) {
            if (ToolConfigFiles.isHiddenOrInstruction(name.toString())) {
                throw new SandboxException("it executes Python of an untrusted project whose outputs are in %s%s".formatted(name, TRUST));
            }
        }
    }

    private static void create(Path directory, List<Path> created) throws IOException {
        for (var missing = directory; !Files.exists(missing); missing = missing.resolveSibling("")) {
            created.add(missing);
        }
        Files.createDirectories(directory);
    }

    /** Finds hidden and instruction files in the outputs, and the installed packages, next to which atopile writes only its lock. */
    private Set<Path> findSensitive() throws IOException {
        var found = new TreeSet<Path>();
        for (var directory : directories) {
            Files.walkFileTree(directory, new SensitiveVisitor(directory, found));
        }
        try (var packages = Files.list(modules)) {
            packages.filter(path -> !path.endsWith(LOCK)).forEach(found::add);
        }
        return found;
    }

    List<Path> writable() {
        return Stream.concat(directories.stream(), Stream.of(modules)).toList();
    }

    /** Returns the paths in them that must not be changed. */
    Set<Path> protectedPaths() {
        return sensitive;
    }

    /** Removes files that the build added and that other programs would execute or obey, and directories that stayed empty. */
    Optional<String> clean() throws IOException {
        var added = findSensitive();
        added.removeAll(sensitive);
        for (var path : added) {
            DirectoryTree.delete(path);
        }
        for (var directory : created) {
            if (Files.isDirectory(directory) && isEmpty(directory)) {
                Files.delete(directory);
            }
        }
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of("The project's Python wrote files that other programs execute or obey; they were removed: %s."
                        .formatted(String.join(", ", added.stream().limit(5).map(path -> root.relativize(path).toString()).toList())));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Collects sensitive entries without their contents; doesn't follow links. */
    private static final class SensitiveVisitor extends SimpleFileVisitor<Path> {

        private final Path start;
        private final Set<Path> found;
        private int entries;

        SensitiveVisitor(Path start, Set<Path> found) {
            this.start = start;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(start) && collectIfSensitive(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws SandboxException {
            if (++entries > MOST_ENTRIES) {
                throw new SandboxException("it executes Python of an untrusted project whose outputs have more than %d files%s".formatted(MOST_ENTRIES, TRUST));
            }
            collectIfSensitive(file);
            return FileVisitResult.CONTINUE;
        }

        private boolean collectIfSensitive(Path path) {
            return ToolConfigFiles.isHiddenOrInstruction(String.valueOf(path.getFileName())) && found.add(path);
        }
    }
}
