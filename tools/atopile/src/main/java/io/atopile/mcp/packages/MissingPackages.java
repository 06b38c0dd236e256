package io.atopile.mcp.packages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The packages that a project's manifest names and that would have to be fetched before it can be built. */
public final class MissingPackages {

    private static final int NAMED_AT_MOST = 5;

    private MissingPackages() {}

    /** What to say of them; empty when none is missing. Packages in folders are not among them, for atopile copies those. */
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
                : Optional.of("Dependencies of ato.yaml are not installed: %s%s. A build fetches nothing; packages_sync installs them."
                        .formatted(String.join(", ", names.stream().limit(NAMED_AT_MOST).toList()), more));
    }
}
