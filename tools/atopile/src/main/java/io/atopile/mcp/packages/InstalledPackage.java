package io.atopile.mcp.packages;

import io.atopile.mcp.file.ScopedFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A package in a project's {@code .ato/modules}.
 *
 * @param version empty if its manifest has none
 * @param wanted the project's own dependency on it; absent if only another package needs it
 * @param folder absolute
 */
public record InstalledPackage(PackageId id, String version, Optional<PackageDependency> wanted, PackageManifest manifest, Path folder) {

    /** The import lines with which a design uses the modules that the package builds. */
    public List<String> imports() {
        return manifest.builds().stream()
                .filter(build -> Files.isRegularFile(folder.resolve(build.file())))
                .map(build -> "from \"%s/%s\" import %s".formatted(id, build.file(), build.module()))
                .distinct()
                .toList();
    }

    /** Lists files that were changed or deleted since installation; empty if their checksums are unknown. */
    public List<String> listEditedFiles() {
        return PackageMetadata.of(folder).map(seal -> seal.listEditedFiles(folder)).orElse(List.of());
    }

    /** Reads the beginning of its readme, if it has one. */
    public Optional<String> readReadme(int longest) {
        var file = folder.resolve("README.md");
        return ScopedFiles.of(folder)
                .readBeginning(file, longest)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(read -> !read.isBlank());
    }
}
