package io.atopile.mcp.project;

import io.atopile.mcp.file.ProjectBoundary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path of a project, set in {@code ato.yaml} or atopile's default, that points outside the project through {@code ..}, by being absolute or through
 * a link: what builds write and reports read there would not belong to the project.
 *
 * @param entry the path; its line is 0 if it isn't set in {@code ato.yaml}
 */
public record ExternalPath(PathEntry entry) {

    /**
     * Finds the first one of a project.
     *
     * @param writable directories outside the project in which such a path is allowed, absolute
     */
    public static Optional<ExternalPath> of(Project project, List<Path> writable) {
        try {
            var check = new Check(ProjectBoundary.of(project.root()), writable);
            return listPlaces(project).stream().filter(entry -> !check.allows(entry.value())).findFirst().map(ExternalPath::new);
        } catch (IOException gone) {
            throw new IllegalStateException("The project's folder was deleted during the call", gone);
        }
    }

    /** Returns a message for the caller that names the key, the line and the path. */
    public String message() {
        return entry.line() > 0
                ? "%s points outside the project: '%s' in line %d of ato.yaml".formatted(entry.key(), formatValue(), entry.line())
                : "%s points outside the project through a link: '%s'".formatted(entry.key(), formatValue());
    }

    private String formatValue() {
        var plain = entry.value().replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }

    private static List<PathEntry> listPlaces(Project project) {
        var places = new ArrayList<>(project.paths());
        places.add(place(project, "paths.build", project.output()));
        places.add(place(project, "paths.build", project.output().resolve("manifest.json")));
        places.add(place(project, "paths.build", project.resolveArtifacts()));
        places.add(place(project, "paths.layout", project.layouts()));
        places.add(place(project, "paths.src", project.source()));
        places.add(place(project, "paths.parts", project.source().resolve("parts")));
        places.add(place(project, "packages", project.root().resolve(".ato")));
        places.add(place(project, "packages", project.modules()));
        for (var target : project.targets()) {
            places.add(place(project, "paths.build", project.resolveArtifacts(target.name())));
            places.add(place(project, "paths.layout", project.resolveLayout(target.name()).resolveSibling("")));
            places.add(place(project, "paths.layout", project.resolveLayout(target.name())));
        }
        return places;
    }

    private static PathEntry place(Project project, String key, Path path) {
        return new PathEntry(key, 0, project.relativize(path));
    }

    private record Check(ProjectBoundary scope, List<Path> writable) {

        boolean allows(String value) {
            try {
                var real = canonicalize(scope.root().resolve(value).normalize());
                return real.isPresent()
                        && (real.get().startsWith(scope.root()) ? scope.mayList(real.get()) : isWritable(real.get()));
            } catch (InvalidPathException _) {
                return false;
            }
        }

        private boolean isWritable(Path real) {
            return writable.stream().flatMap(directory -> canonicalize(directory).stream()).anyMatch(real::startsWith);
        }

        /** Follows every link as far as the path exists; empty if a link is dangling. */
        private static Optional<Path> canonicalize(Path path) {
            try {
                return Optional.of(path.toRealPath());
            } catch (IOException _) {
                var parent = path.getParent();
                return Files.isSymbolicLink(path) || parent == null
                        ? Optional.empty()
                        : canonicalize(parent).map(above -> above.resolve(path.getFileName()));
            }
        }
    }
}
