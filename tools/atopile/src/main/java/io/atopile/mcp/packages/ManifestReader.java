package io.atopile.mcp.packages;

import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.BoundedYaml;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.service.AtopileService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads what an {@code ato.yaml} says of packages. What isn't as it should be is left out, for atopile itself says what is wrong with it. */
public final class ManifestReader {

    private static final int LARGEST = 1_000_000;
    private static final int MOST = 500;

    private ManifestReader() {}

    /** Reads the manifest in a folder; empty when there is none that can be read. */
    public static Optional<PackageManifest> in(Path folder) {
        var file = folder.resolve(Project.FILE);
        return ScopedFiles.of(folder).text(file, LARGEST).flatMap(ManifestReader::of);
    }

    /** Reads a manifest's text; empty when it isn't YAML. */
    public static Optional<PackageManifest> of(String text) {
        try {
            return BoundedYaml.load(text) instanceof Map<?, ?> top ? Optional.of(manifest(top)) : Optional.empty();
        } catch (YamlEngineException _) {
            return Optional.empty();
        }
    }

    /** Whether the manifest in a folder makes another directory the package's root, whose files would then be the package's. */
    static boolean movesRoot(Path folder) {
        var text = ScopedFiles.of(folder).text(folder.resolve(Project.FILE), LARGEST);
        try {
            return text.isEmpty()
                    || (BoundedYaml.load(text.get()) instanceof Map<?, ?> top && map(top.get("paths")).containsKey("root"));
        } catch (YamlEngineException _) {
            return true;
        }
    }

    private static PackageManifest manifest(Map<?, ?> top) {
        var about = map(top.get("package"));
        return new PackageManifest(
                text(about, "identifier"),
                text(about, "version"),
                text(about, "summary"),
                text(top, "requires-atopile"),
                builds(map(top.get("builds"))),
                dependencies(top.get("dependencies")),
                services(map(top.get("services"))));
    }

    private static List<PackageManifest.Build> builds(Map<?, ?> builds) {
        var read = new ArrayList<PackageManifest.Build>();
        builds.forEach((name, build) -> text(map(build), "entry").ifPresent(entry -> {
            var colon = entry.indexOf(':');
            if (colon > 0) {
                read.add(new PackageManifest.Build(String.valueOf(name), entry.substring(0, colon), entry.substring(colon + 1)));
            }
        }));
        return read.stream().limit(MOST).toList();
    }

    /** A list of mappings; older projects have a mapping of names to versions, or a list of names. */
    private static List<PackageDependency> dependencies(@Nullable Object node) {
        if (!(node instanceof List<?> list)) {
            return List.of();
        }
        return list.stream().limit(MOST).flatMap(item -> dependency(item).stream()).toList();
    }

    private static Optional<PackageDependency> dependency(@Nullable Object item) {
        if (item instanceof String address && address.startsWith("file") && address.contains("://")) {
            return Optional.of(new PackageDependency(PackageDependency.Kind.FILE, "", Optional.empty(), Optional.of(address.substring(address.indexOf("://") + 3))));
        }
        if (item instanceof String plain) {
            var at = plain.indexOf('@');
            return Optional.of(at < 0
                    ? PackageDependency.registry(plain, Optional.empty())
                    : PackageDependency.registry(plain.substring(0, at), Optional.of(plain.substring(at + 1))));
        }
        var fields = map(item);
        var identifier = text(fields, "identifier").orElse("");
        return switch (text(fields, "type").orElse("")) {
            case "registry" -> Optional.of(PackageDependency.registry(identifier, text(fields, "release")));
            case "file" -> Optional.of(new PackageDependency(PackageDependency.Kind.FILE, identifier, Optional.empty(), text(fields, "path")));
            case "git" -> Optional.of(new PackageDependency(PackageDependency.Kind.GIT, identifier, text(fields, "ref"), Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Map<AtopileService, String> services(Map<?, ?> services) {
        var urls = new EnumMap<AtopileService, String>(AtopileService.class);
        for (var service : AtopileService.values()) {
            var node = services.get(service.name().toLowerCase(Locale.ROOT));
            (node instanceof String plain ? Optional.of(plain) : text(map(node), "url")).ifPresent(url -> urls.put(service, url));
        }
        return urls;
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> text(Map<?, ?> fields, String key) {
        return Optional.<Object>ofNullable(fields.get(key))
                .filter(value -> !(value instanceof Map) && !(value instanceof List))
                .map(value -> value.toString().strip())
                .filter(text -> !text.isEmpty());
    }
}
