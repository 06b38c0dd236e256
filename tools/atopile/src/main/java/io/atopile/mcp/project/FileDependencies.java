package io.atopile.mcp.project;

import io.atopile.mcp.file.BoundedFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Packages that a project uses from folders next to it, as in repositories with several projects. */
final class FileDependencies {

    private static final int LARGEST = 1_000_000;
    private static final int MOST = 100;

    private FileDependencies() {}

    /**
     * Collects the real folders outside a project that it and its file dependencies name, as far as they are in directories that the user opened.
     *
     * @param allowed real paths
     */
    static Set<Path> collectOutsideFolders(Path project, List<Path> allowed) {
        var found = new LinkedHashSet<Path>();
        collect(project, project, allowed, found);
        return found;
    }

    private static void collect(Path folder, Path project, List<Path> allowed, Set<Path> found) {
        for (var named : readDependencyPaths(folder)) {
            try {
                var real = folder.resolve(named).toRealPath();
                var isOpen = allowed.stream().anyMatch(real::startsWith) && !real.startsWith(project);
                if (isOpen && found.size() < MOST && found.add(real)) {
                    collect(real, project, allowed, found);
                }
            } catch (IOException | InvalidPathException _) {
                // atopile itself reports the missing folder.
            }
        }
    }

    private static List<String> readDependencyPaths(Path folder) {
        var file = folder.resolve(Project.FILE);
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(BoundedFile.readText(file, LARGEST)) instanceof Map<?, ?> top
                            && top.get("dependencies") instanceof List<?> dependencies
                    ? dependencies.stream()
                            .filter(dependency -> dependency instanceof Map<?, ?> fields && fields.get("path") instanceof String)
                            .map(dependency -> (String) ((Map<?, ?>) dependency).get("path"))
                            .toList()
                    : List.of();
        } catch (IOException | YamlEngineException | StackOverflowError _) {
            return List.of();
        }
    }
}
