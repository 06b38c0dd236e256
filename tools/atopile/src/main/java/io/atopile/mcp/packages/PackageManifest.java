package io.atopile.mcp.packages;

import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.AtopileService;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.yaml.YamlDocument;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The package-related content of an {@code ato.yaml}, of a package or of a project that uses packages.
 *
 * @param requires the required versions of atopile, verbatim
 * @param services addresses that it sets for services
 */
public record PackageManifest(
        Optional<String> identifier,
        Optional<String> version,
        Optional<String> summary,
        Optional<String> requires,
        List<Build> builds,
        List<PackageDependency> dependencies,
        Map<AtopileService, String> services) {

    private static final int LARGEST = 1_000_000;
    private static final int MOST = 500;

    public PackageManifest {
        builds = List.copyOf(builds);
        dependencies = List.copyOf(dependencies);
        services = Map.copyOf(services);
    }

    /**
     * A target that it builds.
     *
     * @param file relative to the manifest's folder
     */
    public record Build(String name, String file, String module) {}

    public Optional<PackageDependency> findDependency(PackageId id) {
        return dependencies.stream().filter(dependency -> dependency.identifier().equals(id.text())).findFirst();
    }

    /** Returns the folders of the packages that it names by their folder, relative to its own. */
    public List<Path> listFolders() {
        return dependencies.stream().flatMap(dependency -> dependency.path().stream()).flatMap(path -> toFolder(path).stream()).toList();
    }

    /** Returns a path; empty if it isn't one, so that atopile can't use it either. */
    private static Optional<Path> toFolder(String path) {
        try {
            return Optional.of(Path.of(path));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** Reads the manifest in a folder without its invalid entries, which atopile itself reports; empty if there is none that can be read. */
    public static Optional<PackageManifest> read(Path folder) {
        return readMapping(folder).map(PackageManifest::readManifest);
    }

    /** Whether the manifest in a folder sets another directory as the package's root, whose files would then belong to the package. */
    static boolean hasRootOverride(Path folder) {
        return readMapping(folder).map(top -> map(top.get("paths")).containsKey("root")).orElse(true);
    }

    private static Optional<Map<?, ?>> readMapping(Path folder) {
        return ScopedFiles.of(folder).readText(folder.resolve(Project.FILE), LARGEST).flatMap(YamlDocument::readMapping);
    }

    private static PackageManifest readManifest(Map<?, ?> top) {
        var about = map(top.get("package"));
        return new PackageManifest(
                findText(about, "identifier"),
                findText(about, "version"),
                findText(about, "summary"),
                findText(top, "requires-atopile"),
                readBuilds(map(top.get("builds"))),
                readDependencies(top.get("dependencies")),
                readServices(map(top.get("services"))));
    }

    private static List<Build> readBuilds(Map<?, ?> builds) {
        var read = new ArrayList<Build>();
        builds.forEach((name, build) -> findText(map(build), "entry").ifPresent(entry -> {
            var colon = entry.indexOf(':');
            if (colon > 0) {
                read.add(new Build(String.valueOf(name), entry.substring(0, colon), entry.substring(colon + 1)));
            }
        }));
        return read.stream().limit(MOST).toList();
    }

    /** Reads a list of mappings or of names; the mapping of names to versions that older projects have is ignored. */
    private static List<PackageDependency> readDependencies(@Nullable Object node) {
        return node instanceof List<?> list ? list.stream().limit(MOST).flatMap(item -> readDependency(item).stream()).toList() : List.of();
    }

    private static Optional<PackageDependency> readDependency(@Nullable Object item) {
        if (item instanceof String address && address.startsWith("file") && address.contains("://")) {
            return Optional.of(new PackageDependency(PackageDependency.Kind.FILE, "", Optional.empty(), Optional.of(address.substring(address.indexOf("://") + 3))));
        }
        if (item instanceof String plain) {
            var at = plain.indexOf('@');
            return Optional.of(at < 0
                    ? PackageDependency.ofRegistry(plain, Optional.empty())
                    : PackageDependency.ofRegistry(plain.substring(0, at), Optional.of(plain.substring(at + 1))));
        }
        var fields = map(item);
        var identifier = findText(fields, "identifier").orElse("");
        return switch (findText(fields, "type").orElse("")) {
            case "registry" -> Optional.of(PackageDependency.ofRegistry(identifier, findText(fields, "release")));
            case "file" -> Optional.of(new PackageDependency(PackageDependency.Kind.FILE, identifier, Optional.empty(), findText(fields, "path")));
            case "git" -> Optional.of(new PackageDependency(PackageDependency.Kind.GIT, identifier, findText(fields, "ref"), Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Map<AtopileService, String> readServices(Map<?, ?> services) {
        var urls = new EnumMap<AtopileService, String>(AtopileService.class);
        for (var service : AtopileService.values()) {
            var node = services.get(service.name().toLowerCase(Locale.ROOT));
            (node instanceof String plain ? Optional.of(plain) : findText(map(node), "url")).ifPresent(url -> urls.put(service, url));
        }
        return urls;
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> findText(Map<?, ?> fields, String key) {
        return Optional.<Object>ofNullable(fields.get(key))
                .filter(value -> !(value instanceof Map) && !(value instanceof List))
                .map(value -> value.toString().strip())
                .filter(text -> !text.isEmpty());
    }
}
