package io.atopile.mcp.imports;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The locations in which atopile searches for an imported file. atopile uses the first that exists, in an order that depends on the
 * project to which it assigns the design. This class covers the projects and packages around both the design and the importing file.
 */
final class SearchPath {

    private static final int DEEP = 3;
    private static final Set<String> OF_ATOPILE = Set.of("JLCPCB.ato", "regulators.ato");

    private final Path root;
    private final Map<Path, Optional<Project>> projects = new HashMap<>();
    private final Map<Path, Optional<String>> obstacles = new HashMap<>();

    SearchPath(Path root) {
        this.root = root;
    }

    /**
     * An existing file to which an import path may refer.
     *
     * @param named its path as it is searched
     * @param real the same path with all links resolved
     */
    record Place(Path named, Path real) {}

    /**
     * The files to which an import path may refer.
     *
     * @param rewritten files in the sources of a package with whose identifier the path begins; atopile prefers these
     * @param near files next to the importing file; second choice
     * @param others files that it uses if there is none of these
     * @param isNear whether it certainly uses none of the others
     * @param unclear whether a location could not be resolved
     */
    record Places(List<Place> rewritten, List<Place> near, List<Place> others, boolean isNear, boolean unclear) {

        List<Place> first() {
            return isNear ? Stream.of(rewritten, near).flatMap(List::stream).distinct().toList() : all();
        }

        List<Place> all() {
            return Stream.of(rewritten, near, others).flatMap(List::stream).distinct().toList();
        }
    }

    /** Finds the files to which an import path may refer; {@code design} contains the directories around the file that is compiled. */
    Places find(Collection<Path> design, Path importer, String path) {
        try {
            var directories = listDirectories(importer);
            var owners = Stream.concat(directories.stream(), design.stream()).distinct().flatMap(this::listAncestors).distinct().toList();
            var rewritten = new ArrayList<Path>();
            var others = new ArrayList<Path>();
            for (var owner : owners) {
                project(owner).ifPresent(project -> addPlaces(project, path, rewritten, others));
                others.add(owner.resolve(path));
            }
            var near = directories.stream().map(directory -> directory.resolve(path)).toList();
            var unclear = Stream.of(rewritten, near, others).flatMap(List::stream).anyMatch(place -> PathResolver.resolve(place).isEmpty());
            return new Places(filterExisting(rewritten), filterExisting(near), filterExisting(others), Files.exists(near.getFirst()), unclear);
        } catch (InvalidPathException _) {
            return new Places(List.of(), List.of(), List.of(), false, true);
        }
    }

    private static void addPlaces(Project project, String path, List<Path> rewritten, List<Path> others) {
        if (!project.name().isEmpty() && path.startsWith(project.name())) {
            var source = PathResolver.resolve(project.source()).orElse(project.source());
            rewritten.add(Path.of(source + path.substring(project.name().length())));
        }
        others.add(project.source().resolve(path));
        others.add(project.modules().resolve(path));
    }

    private static List<Place> filterExisting(List<Path> places) {
        return places.stream()
                .flatMap(place -> PathResolver.resolve(place).filter(PathResolver::exists).map(real -> new Place(place.normalize(), real)).stream())
                .toList();
    }

    /** Returns the directory of a file with all links resolved, and the one in its path. */
    static List<Path> listDirectories(Path file) {
        return Stream.concat(PathResolver.resolve(file).stream(), Stream.of(file.normalize()))
                .map(Path::getParent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Stream<Path> listAncestors(Path directory) {
        return Stream.<Path>iterate(directory, Objects::nonNull, Path::getParent).takeWhile(place -> place.startsWith(root));
    }

    private Optional<Project> project(Path directory) {
        return projects.computeIfAbsent(directory, place ->
                ProjectFile.read(place) instanceof ProjectReadResult.Read(var project) ? Optional.of(project) : Optional.empty());
    }

    /** Describes the manifests around a design that don't clearly determine where its imports are searched. */
    List<String> findObstacles(Collection<Path> design) {
        var unclear = design.stream().flatMap(this::listAncestors).distinct().filter(SearchPath::hasManifest).flatMap(place -> findObstacle(place).stream());
        var around = isWithinAnother() ? Stream.of("an enclosing project determines where imports are searched") : Stream.<String>of();
        return Stream.concat(around, unclear).toList();
    }

    private Optional<String> findObstacle(Path directory) {
        return obstacles.computeIfAbsent(directory, place -> ManifestCheck.findObstacle(place)
                .map(problem -> "%s does not clearly determine where imports are searched: %s".formatted(name(place.resolve(Project.FILE)), problem)));
    }

    /** atopile assigns packages to the project around their folder, and searches upwards if there is no manifest. */
    private boolean isWithinAnother() {
        var above = Stream.<Path>iterate(root, Objects::nonNull, Path::getParent).toList();
        return above.stream().anyMatch(place -> place.endsWith(".ato/modules"))
                || (!hasManifest(root) && above.stream().anyMatch(SearchPath::hasManifest));
    }

    private static boolean hasManifest(Path directory) {
        return Files.exists(directory.resolve(Project.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Whether a path that isn't in the project is one of atopile's own files. */
    static boolean isOfAtopile(String path) {
        return OF_ATOPILE.contains(path);
    }

    /** Whether a path that isn't in the project goes up so many levels that it can refer to a file elsewhere. */
    static boolean canEscape(String path) {
        try {
            var plain = Path.of(path).normalize();
            return plain.isAbsolute() || (plain.getNameCount() > DEEP && plain.getName(DEEP - 1).toString().equals(".."));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
