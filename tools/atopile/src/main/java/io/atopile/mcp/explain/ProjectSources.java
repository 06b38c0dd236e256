package io.atopile.mcp.explain;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.build.ImportPaths;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The {@code .ato} files of one project and its installed packages, each read once. */
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

    /** Reads any text file of the project; empty if it can't be read. */
    Optional<TextLines> readLines(String path) {
        return scope.toRead(path) instanceof Inside place ? FileContent.readLines(place, LARGEST) : Optional.empty();
    }

    /** Returns the source at a path relative to the project's root. */
    Optional<AtoSourceFile> findSource(String path) {
        return scope.toRead(path) instanceof Inside place ? read(place) : Optional.empty();
    }

    /** Returns the project's own sources, without installed packages, in a stable order. */
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

    /** Whether an import in a source refers to a file of the project itself, whether or not it can be read. */
    boolean hasOwnFile(AtoSourceFile importer, String path) {
        return ImportPaths.find(project, importer.file(), path)
                .filter(file -> file.startsWith(scope.root()) && !file.startsWith(project.modules()))
                .isPresent();
    }

    /** Lets a source have another text than its file. */
    void replace(AtoSourceFile changed) {
        read.put(changed.file(), Optional.of(changed));
    }

    /** Returns the source that an import in another source refers to. */
    Optional<AtoSourceFile> resolveImport(AtoSourceFile importer, String path) {
        return ImportPaths.find(project, importer.file(), path)
                .filter(file -> file.startsWith(scope.root()))
                .flatMap(file -> findSource(scope.relativize(file)));
    }

    /** Returns a source and everything it imports, directly or indirectly, closest first. */
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
                place.real(), file -> FileContent.readLines(place, LARGEST).map(lines -> AtoSourceFile.of(file, place.relative(), lines)));
    }

    /**
     * Returns the current location of a diagnostic: its line, or else the closest line with the same text; empty if atopile reported none or the
     * line no longer exists.
     */
    Optional<DiagnosticContext.Spot> locate(Diagnostic diagnostic) {
        if (diagnostic.file().isEmpty() || diagnostic.line().isEmpty()) {
            return Optional.empty();
        }
        int line = diagnostic.line().get();
        int column = diagnostic.column().orElse(1);
        return findSource(diagnostic.file().get())
                .flatMap(source -> findLine(source, line, diagnostic.source()).map(now -> new DiagnosticContext.Spot(source, now, column)));
    }

    private static Optional<Integer> findLine(AtoSourceFile source, int line, Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.of(Math.min(line, source.lines().count())).filter(source.lines()::has);
        }
        return IntStream.rangeClosed(1, source.lines().count())
                .filter(number -> source.lines().getText(number).equals(text.get()))
                .boxed()
                .min(Comparator.comparingInt(number -> Math.abs(number - line)));
    }
}
