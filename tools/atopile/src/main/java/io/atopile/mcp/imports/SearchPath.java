package io.atopile.mcp.imports;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The places where atopile looks for an imported file, in its order, for the projects and packages around the importing file. */
final class SearchPath {

    private static final int DEEP = 3;
    private static final int LARGEST = 1_000_000;

    private final Path root;

    SearchPath(Path root) {
        this.root = root;
    }

    /** Every place that an import path can mean; not all of them exist. */
    List<Path> candidates(Path importer, String path) {
        var found = new ArrayList<Path>();
        try {
            owners(importer).forEach(owner -> found.addAll(candidates(owner, importer, path)));
            found.add(importer.resolveSibling(path));
            found.add(root.resolve(path));
        } catch (InvalidPathException _) {
            return List.of();
        }
        return found.stream().map(Path::normalize).distinct().toList();
    }

    private static List<Path> candidates(Project owner, Path importer, String path) {
        var found = new ArrayList<Path>();
        if (!owner.name().isEmpty() && path.startsWith(owner.name())) {
            found.add(Path.of(owner.source() + path.substring(owner.name().length())));
        }
        found.add(importer.resolveSibling(path));
        for (var directory : List.of(owner.source(), owner.modules(), owner.root())) {
            found.add(directory.resolve(path));
        }
        return found;
    }

    /** The projects and packages that hold a file, the innermost first, up to the root. */
    private List<Project> owners(Path file) {
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
                .takeWhile(directory -> directory.startsWith(root))
                .flatMap(directory -> ProjectFile.read(directory) instanceof ProjectReading.Read(var project) ? Stream.of(project) : Stream.empty())
                .toList();
    }

    /** Whether a path that names no file of the project climbs so far that it can mean a file elsewhere. */
    static boolean climbs(String path) {
        try {
            var plain = Path.of(path).normalize();
            return plain.isAbsolute() || (plain.getNameCount() > DEEP && plain.getName(DEEP - 1).toString().equals(".."));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** Whether a project's manifest moves the directories that imports are searched in by keys that atopile doesn't document. */
    static boolean isMoved(Path root) {
        var manifest = root.resolve(Project.FILE);
        try {
            return Files.exists(manifest)
                    && new Load(LoadSettings.builder().build()).loadFromString(BoundedFile.text(manifest, LARGEST)) instanceof Map<?, ?> top
                    && top.get("paths") instanceof Map<?, ?> paths
                    && (paths.containsKey("root") || paths.containsKey("modules"));
        } catch (IOException | YamlEngineException _) {
            return true;
        }
    }
}
