package io.atopile.mcp.packages;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder in a project's {@code .ato} where atopile works on a copy of the installed packages, so that these are replaced either completely or not
 * at all. Leftovers of a killed server are cleaned up by the next one.
 */
final class StagingDirectory implements AutoCloseable {

    static final String FOLDER = ".ato/.atopile-mcp";
    private static final String CACHE = ".cache";
    private static final List<String> KEPT = List.of("requires-atopile", "dependencies", "services");

    private final Path root;
    private final Path folder;
    private final Path original;
    private final Path before;

    private StagingDirectory(Path root) {
        this.root = root;
        this.folder = root.resolve(FOLDER);
        this.original = root.resolve(InstalledPackages.FOLDER);
        this.before = folder.resolve("before");
    }

    /** Whether its folders belong to the project and aren't links to other locations. */
    static boolean isSafe(Path root) {
        return !Files.isSymbolicLink(root.resolve(".ato"))
                && !Files.isSymbolicLink(root.resolve(InstalledPackages.FOLDER))
                && !Files.isSymbolicLink(root.resolve(FOLDER));
    }

    /** Recovers from an interrupted change and copies the installed packages. Only one may be open per project. */
    static StagingDirectory open(Path root) throws IOException {
        var staging = new StagingDirectory(root);
        staging.recover();
        Files.createDirectories(staging.folder);
        staging.copy();
        return staging;
    }

    Path folder() {
        return folder;
    }

    Path modules() {
        return folder.resolve(InstalledPackages.FOLDER);
    }

    /** The folder of the fetched archives. */
    Path archives() {
        return modules().resolve(CACHE);
    }

    /**
     * Writes the manifest that atopile reads while it fetches packages: only the package-related parts of the project's. So invalid targets don't
     * prevent package changes, and the project can't disable certificate verification.
     *
     * @param text the project's manifest after the change
     */
    void writeManifest(String text) throws IOException {
        var manifest = new LinkedHashMap<String, Object>(Map.of("paths", Map.of("src", "./", "layout", "./layouts")));
        var top = YamlDocument.readMapping(text).orElse(Map.of());
        for (var key : KEPT) {
            var value = top.get(key);
            if (value != null) {
                manifest.put(key, value);
            }
        }
        if (manifest.get("dependencies") instanceof List<?> dependencies) {
            var placed = new ArrayList<Object>();
            for (var dependency : dependencies) {
                placed.add(dependency instanceof Map<?, ?> fields && fields.get("path") instanceof String path ? resolveDependency(fields, path) : dependency);
            }
            manifest.put("dependencies", placed);
        }
        Files.write(folder.resolve(Project.FILE), Json.mapper().writeValueAsBytes(manifest));
    }

    /**
     * Makes a local package available: if it is inside the project, through a link at the same relative path, so that its path doesn't change;
     * otherwise by its absolute path.
     */
    private Map<?, ?> resolveDependency(Map<?, ?> fields, String path) throws IOException {
        var real = root.resolve(path).normalize();
        var seen = folder.resolve(path).normalize();
        if (Path.of(path).isAbsolute() || !real.startsWith(root) || real.equals(root) || real.startsWith(root.resolve(".ato"))) {
            var moved = new LinkedHashMap<Object, Object>(fields);
            moved.put("path", real.toString());
            return moved;
        }
        if (!Files.exists(seen)) {
            Files.createDirectories(seen.resolveSibling(""));
            Files.createSymbolicLink(seen, real);
        }
        return fields;
    }

    /** Replaces the installed packages with the copy. */
    void replaceInstalled() throws IOException {
        Files.createDirectories(modules());
        if (Files.exists(original)) {
            Files.move(original, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(modules(), original, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reverts a replacement. */
    void restore() throws IOException {
        Files.move(original, folder.resolve("refused"), StandardCopyOption.ATOMIC_MOVE);
        if (Files.exists(before)) {
            Files.move(before, original, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void recover() throws IOException {
        if (Files.isDirectory(before, LinkOption.NOFOLLOW_LINKS) && !Files.exists(original, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(before, original, StandardCopyOption.ATOMIC_MOVE);
        }
        DirectoryTree.delete(folder);
    }

    /** Uses hard links where the file system allows them, because atopile replaces packages and doesn't write into them. */
    private void copy() throws IOException {
        if (!Files.isDirectory(original)) {
            return;
        }
        Files.walkFileTree(original, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                if (directory.equals(original.resolve(CACHE))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(toStagedPath(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                linkOrCopy(file, toStagedPath(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path toStagedPath(Path path) {
        return modules().resolve(original.relativize(path));
    }

    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (UnsupportedOperationException | IOException _) {
            Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        recover();
    }
}
