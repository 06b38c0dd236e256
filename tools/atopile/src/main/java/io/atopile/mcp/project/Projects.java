package io.atopile.mcp.project;

import io.atopile.mcp.tool.ResourceExhaustion;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds the projects in a directory: its own and those nested in it, but not installed packages. */
public final class Projects {

    private static final int MAX_DEPTH = 6;
    private static final int MAX_DIRECTORIES = 20_000;
    private static final Set<String> SKIPPED = Set.of("build", "node_modules", "venv", "__pycache__", "dist");

    private Projects() {}

    /** Lists the directories that contain an {@code ato.yaml}, at or below {@code root}, sorted. Links aren't followed. */
    public static List<Path> listBelow(Path root) throws IOException {
        var search = new Search(root.toAbsolutePath().normalize());
        Files.walkFileTree(search.root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, search);
        return search.found.stream().sorted().toList();
    }

    private static final class Search extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<Path> found = new ArrayList<>();
        private int directories;

        Search(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (++directories > MAX_DIRECTORIES) {
                return FileVisitResult.TERMINATE;
            }
            if (directory.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            String name = String.valueOf(directory.getFileName());
            return name.startsWith(".") || SKIPPED.contains(name)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.endsWith(Project.FILE)) {
                found.add(file.resolveSibling(""));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (ResourceExhaustion.of(problem).isPresent()) {
                throw problem;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
