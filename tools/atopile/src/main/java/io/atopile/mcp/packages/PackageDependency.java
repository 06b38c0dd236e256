package io.atopile.mcp.packages;

import java.util.Optional;

/**
 * A dependency that a project or a package declares.
 *
 * @param identifier empty if only a path or a repository is given
 * @param release the required version; absent means any
 * @param path of a local package, relative to the project
 */
public record PackageDependency(Kind kind, String identifier, Optional<String> release, Optional<String> path) {

    /** The origin of a dependency. */
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
