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
 * The places where atopile looks for an imported file. It takes the first that exists, in an order that depends on which project
 * it takes for the design's; these are all places, for the projects and packages around the design and around the importing file.
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
     * An existing file that an import path may mean.
     *
     * @param named its path as it is searched
     * @param real the same with every link resolved
     */
    record Place(Path named, Path real) {}

    /**
     * Where an import path may lead.
     *
     * @param rewritten files in the sources of a package whose identifier the path begins with, which atopile prefers
     * @param near files at the importing file, which it takes next
     * @param others files that it takes when there is none of these
     * @param isNear whether it certainly takes none of the others
     * @param unclear whether a place could not be resolved
     */
    record Places(List<Place> rewritten, List<Place> near, List<Place> others, boolean isNear, boolean unclear) {

        List<Place> first() {
            return isNear ? Stream.of(rewritten, near).flatMap(List::stream).distinct().toList() : all();
        }

        List<Place> all() {
            return Stream.of(rewritten, near, others).flatMap(List::stream).distinct().toList();
        }
    }

    /** Finds the files that an import path may mean. {@code design} are the directories around the file that is compiled. */
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

    /** The directory of a file with every link resolved, and the one that its name gives. */
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

    /** Says, of the manifests that decide where a design's imports are searched, which don't decide it clearly. */
    List<String> findObstacles(Collection<Path> design) {
        var unclear = design.stream().flatMap(this::listAncestors).distinct().filter(SearchPath::hasManifest).flatMap(place -> findObstacle(place).stream());
        var around = isWithinAnother() ? Stream.of("another project around this one decides where imports are searched") : Stream.<String>of();
        return Stream.concat(around, unclear).toList();
    }

    private Optional<String> findObstacle(Path directory) {
        return obstacles.computeIfAbsent(directory, place -> ManifestCheck.findObstacle(place)
                .map(problem -> "%s leaves open where imports are searched: %s".formatted(name(place.resolve(Project.FILE)), problem)));
    }

    /** atopile takes the project around a folder of packages for the project of these, and searches upwards where there is no manifest. */
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

    /** Whether a path that no file of the project has is one of atopile's own files. */
    static boolean isOfAtopile(String path) {
        return OF_ATOPILE.contains(path);
    }

    /** Whether a path that names no file of the project climbs so far that it can mean a file elsewhere. */
    static boolean canEscape(String path) {
        try {
            var plain = Path.of(path).normalize();
            return plain.isAbsolute() || (plain.getNameCount() > DEEP && plain.getName(DEEP - 1).toString().equals(".."));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
