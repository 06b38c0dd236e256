package io.atopile.mcp.explain;

import io.atopile.mcp.build.ImportPaths;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code .ato} files of one project and of what it has installed, each read once. */
final class ProjectSources {

    private static final int MOST_FILES = 1_000;
    private static final int LARGEST = 1 << 20;

    private final Project project;
    private final ProjectBoundary scope;
    private final Map<Path, Optional<AtoSourceFile>> read = new HashMap<>();

    ProjectSources(Project project, ProjectBoundary scope) {
        this.project = project;
        this.scope = scope;
    }

    Project project() {
        return project;
    }

    /** A text file of the project, whatever its kind; empty where it can't be read. */
    Optional<TextLines> readLines(String path) {
        return scope.toRead(path) instanceof Inside place ? readLines(place) : Optional.empty();
    }

    /** The source at a path relative to the project's root. */
    Optional<AtoSourceFile> findSource(String path) {
        return scope.toRead(path) instanceof Inside place ? read(place) : Optional.empty();
    }

    /** The project's own sources in a stable order, installed packages aside. */
    List<AtoSourceFile> own() throws InterruptedException {
        var places = new ArrayList<Inside>();
        if (scope.toRead(".") instanceof Inside root) {
            ProjectWalk.walk(scope, root, file -> {
                if (file.relative().endsWith(".ato")) {
                    places.add(file);
                }
                return places.size() < MOST_FILES;
            });
        }
        return places.stream().map(this::read).flatMap(Optional::stream).toList();
    }

    /** The source that an import in another one leads to. */
    Optional<AtoSourceFile> resolveImport(AtoSourceFile importer, String path) {
        return ImportPaths.find(project, importer.file(), path)
                .filter(file -> file.startsWith(scope.root()))
                .flatMap(file -> findSource(scope.relativize(file)));
    }

    /** A source and all that it imports, directly or not, nearest first. */
    List<AtoSourceFile> collectReachable(AtoSourceFile start) {
        var reached = new LinkedHashMap<Path, AtoSourceFile>();
        var open = new ArrayList<>(List.of(start));
        while (!open.isEmpty() && reached.size() < MOST_FILES) {
            AtoSourceFile next = open.removeFirst();
            if (reached.putIfAbsent(next.file(), next) == null) {
                next.imports()
                        .flatMap(one -> one.path().stream())
                        .flatMap(path -> resolveImport(next, path).stream())
                        .forEach(open::add);
            }
        }
        return List.copyOf(reached.values());
    }

    private Optional<AtoSourceFile> read(Inside place) {
        return read.computeIfAbsent(
                place.real(), file -> readLines(place).map(lines -> AtoSourceFile.of(file, place.relative(), lines)));
    }

    private static Optional<TextLines> readLines(Inside place) {
        return FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes bytes && FileContent.of(bytes.bytes()) instanceof TextLines lines
                ? Optional.of(lines)
                : Optional.empty();
    }
}
