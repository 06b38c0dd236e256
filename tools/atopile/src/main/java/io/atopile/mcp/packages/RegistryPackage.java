package io.atopile.mcp.packages;

import java.util.List;
import java.util.Optional;

/**
 * One release of a package as the registry describes it. All text comes from its publisher and is untrusted.
 *
 * @param sha256 of its archive
 * @param yanked the reason for its withdrawal
 */
public record RegistryPackage(
        String identifier,
        String version,
        String summary,
        Optional<String> license,
        Optional<String> homepage,
        Optional<String> repository,
        String requires,
        Optional<String> sha256,
        String archive,
        Optional<String> yanked,
        List<String> imports,
        List<PackageDependency> dependencies,
        Optional<String> readme) {

    public RegistryPackage {
        imports = List.copyOf(imports);
        dependencies = List.copyOf(dependencies);
    }

    /** A package in a search result. */
    public record Brief(String identifier, String version, String summary, Optional<Integer> downloads) {}

    /** An entry in the list of a package's versions. */
    public record Release(String version, String released, String requires, boolean yanked) {}
}
