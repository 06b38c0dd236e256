package io.atopile.mcp.packages;

import io.atopile.mcp.packages.PackageChange.Moved;
import io.atopile.mcp.packages.PackageRegistry.Told;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies fetched archives against the registry's checksums, because atopile itself doesn't. */
final class ArchiveVerifier {

    private static final int MOST = 20;

    private final PackageRegistry registry;

    ArchiveVerifier(PackageRegistry registry) {
        this.registry = registry;
    }

    /**
     * The result of a verification.
     *
     * @param forged the first package whose archive differs from the registry's
     * @param unchecked packages that couldn't be verified
     */
    record Verdict(Optional<PackageId> forged, List<String> unchecked) {

        Verdict {
            unchecked = List.copyOf(unchecked);
        }
    }

    Verdict check(StagingDirectory staging, List<Moved> moved) throws InterruptedException {
        var unchecked = new ArrayList<String>();
        var fetched = moved.stream()
                .filter(move -> move.after().isPresent() && isOfRegistry(staging, move.id()))
                .toList();
        for (var move : fetched) {
            var archive = fetched.indexOf(move) >= MOST ? Optional.<RegistryPackage>empty() : findRelease(move);
            var known = archive.flatMap(RegistryPackage::sha256);
            var file = archive.map(RegistryPackage::archive).filter(name -> !name.isEmpty() && !name.contains("/")).map(staging.archives()::resolve);
            if (known.isEmpty() || file.isEmpty() || !Files.isRegularFile(file.get())) {
                unchecked.add(move.id().text());
            } else if (!PackageMetadata.computeSha256(file.get()).equals(known)) {
                return new Verdict(Optional.of(move.id()), List.of());
            }
        }
        return new Verdict(Optional.empty(), unchecked);
    }

    private Optional<RegistryPackage> findRelease(Moved move) throws InterruptedException {
        return switch (registry.get(move.id(), move.after())) {
            case Told.Found(var release) -> Optional.of(release);
            case Told.Absent<RegistryPackage> _, Told.Silent<RegistryPackage> _ -> Optional.empty();
        };
    }

    private static boolean isOfRegistry(StagingDirectory staging, PackageId id) {
        return PackageMetadata.of(staging.modules().resolve(id.text())).map(seal -> seal.source().equals("registry")).orElse(false);
    }
}
