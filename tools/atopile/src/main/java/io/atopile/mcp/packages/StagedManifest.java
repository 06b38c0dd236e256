package io.atopile.mcp.packages;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code ato.yaml} that atopile reads while it fetches packages: only the package-related parts of the project's manifest. So invalid targets
 * don't prevent package changes, and the project can't disable certificate verification.
 */
final class StagedManifest {

    private static final List<String> KEPT = List.of("requires-atopile", "dependencies", "services");

    private StagedManifest() {}

    /**
     * Writes it.
     *
     * @param text the project's manifest after the change
     */
    static void write(Path root, Path folder, String text) throws IOException {
        var manifest = new LinkedHashMap<String, Object>(Map.of("paths", Map.of("src", "./", "layout", "./layouts")));
        if (YamlDocument.parse(text).value() instanceof Map<?, ?> top) {
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

    /**
     * Makes a local package available: if it is inside the project, through a link at the same relative path, so that its path doesn't change;
     * otherwise by its absolute path.
     */
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
