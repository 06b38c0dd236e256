package io.atopile.mcp.packages;

import io.atopile.mcp.project.AtopileService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
}
