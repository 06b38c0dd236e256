package io.atopile.mcp.packages;

import io.atopile.mcp.project.BoundedYaml;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code ato.yaml} that atopile sees while it fetches packages: what the project's says of packages, and nothing else of it. So a project's
 * targets need not be sound for its packages to change, and it can't switch off the check of certificates.
 */
final class StagedManifest {

    private static final List<String> KEPT = List.of("requires-atopile", "dependencies", "services");

    private StagedManifest() {}

    /**
     * Writes it.
     *
     * @param text of the project's manifest, as it is to be
     */
    static void write(Path root, Path folder, String text) throws IOException {
        var manifest = new LinkedHashMap<String, Object>(Map.of("paths", Map.of("src", "./", "layout", "./layouts")));
        if (BoundedYaml.load(text) instanceof Map<?, ?> top) {
            for (var key : KEPT) {
                var value = top.get(key);
                if (value != null) {
                    manifest.put(key, value);
                }
            }
        }
        if (manifest.get("dependencies") instanceof List<?> dependencies) {
            var placed = new ArrayList<Object>();
            for (var dependency : dependencies) {
                placed.add(dependency instanceof Map<?, ?> fields && fields.get("path") instanceof String path ? resolveDependency(root, folder, fields, path) : dependency);
            }
            manifest.put("dependencies", placed);
        }
        Files.write(folder.resolve(Project.FILE), Json.mapper().writeValueAsBytes(manifest));
    }

    /** A package in the project is seen under the same path by a link, so that its path stays the same; any other by its absolute path. */
    private static Map<?, ?> resolveDependency(Path root, Path folder, Map<?, ?> fields, String path) throws IOException {
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
}
