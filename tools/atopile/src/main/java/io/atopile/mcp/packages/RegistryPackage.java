package io.atopile.mcp.packages;

import java.util.List;
import java.util.Optional;

/**
 * One release of a package as the registry describes it. All its words are those of whoever published it.
 *
 * @param sha256 of its archive
 * @param yanked why it was withdrawn
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

    /** What a search tells of a package. */
    public record Brief(String identifier, String version, String summary, Optional<Integer> downloads) {}

    /** A version among others. */
    public record Release(String version, String released, String requires, boolean yanked) {}
}
