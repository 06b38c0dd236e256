package io.atopile.mcp.packages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The packages that a project's manifest names and that must be installed before it can be built. */
public final class MissingPackages {

    private static final int NAMED_AT_MOST = 5;

    private MissingPackages() {}

    /** Returns a message that names them; empty if none is missing. Local packages don't count, because atopile copies those. */
    public static Optional<String> describe(Path root) {
        var names = ManifestReader.read(root).map(PackageManifest::dependencies).orElse(List.of()).stream()
                .filter(dependency -> dependency.kind() != PackageDependency.Kind.FILE)
                .map(PackageDependency::identifier)
                .filter(name -> PackageId.of(name).flatMap(id -> InstalledPackages.find(root, id)).isEmpty())
                .map(name -> name.isEmpty() ? "a git dependency without an identifier" : name)
                .toList();
        var more = names.size() > NAMED_AT_MOST ? " and %d more".formatted(names.size() - NAMED_AT_MOST) : "";
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Dependencies in ato.yaml are not installed: %s%s. Builds don't fetch packages; packages_sync installs them."
                        .formatted(String.join(", ", names.stream().limit(NAMED_AT_MOST).toList()), more));
    }
}
