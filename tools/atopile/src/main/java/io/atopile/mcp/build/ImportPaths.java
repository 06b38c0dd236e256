package io.atopile.mcp.build;

import io.atopile.mcp.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves import paths the way atopile does. */
public final class ImportPaths {

    private ImportPaths() {}

    /** Lists the candidate files in atopile's search order; not all of them exist. */
    public static Stream<Path> listCandidates(Project project, Path importer, String path) {
        String ownPrefix = project.name() + "/";
        Stream<Path> own = path.startsWith(ownPrefix)
                ? Stream.of(project.source().resolve(path.substring(ownPrefix.length())))
                : Stream.empty();
        return Stream.of(
                        own,
                        Stream.of(
                                importer.resolveSibling(path),
                                project.source().resolve(path),
                                project.modules().resolve(path),
                                project.root().resolve(path)),
                        findOwner(importer).map(root -> root.resolve(path)).stream())
                .flatMap(candidate -> candidate)
                .map(Path::normalize);
    }

    /** Returns the first candidate that exists. */
    public static Optional<Path> find(Project project, Path importer, String path) {
        return listCandidates(project, importer, path).filter(Files::isRegularFile).findFirst();
    }

    /** Returns the root of the project or package that contains a file. */
    private static Optional<Path> findOwner(Path file) {
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
                .filter(directory -> Files.isRegularFile(directory.resolve(Project.FILE)))
                .findFirst();
    }
}
