package io.atopile.mcp.packages;

import java.util.Optional;

/**
 * What a project or a package says it needs.
 *
 * @param identifier empty where a path or a repository is named without it
 * @param release the wanted version; absent means any
 * @param path of a package in the project, relative to it
 */
public record PackageDependency(Kind kind, String identifier, Optional<String> release, Optional<String> path) {

    /** Where it comes from. */
    public enum Kind {
        REGISTRY,
        /** A folder, usually of the same project. */
        FILE,
        GIT
    }

    public static PackageDependency ofRegistry(String identifier, Optional<String> release) {
        return new PackageDependency(Kind.REGISTRY, identifier, release, Optional.empty());
    }

    public static PackageDependency ofFile(String identifier, String path) {
        return new PackageDependency(Kind.FILE, identifier, Optional.empty(), Optional.of(path));
    }
}
