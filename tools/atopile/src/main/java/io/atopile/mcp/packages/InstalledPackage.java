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
 * @param version empty where it says none
 * @param wanted what the project's manifest says of it; absent where only another package needs it
 * @param folder where it is, absolute
 */
public record InstalledPackage(PackageId id, String version, Optional<PackageDependency> wanted, PackageManifest manifest, Path folder) {

    /** The lines with which a design uses what it builds. */
    public List<String> imports() {
        return manifest.builds().stream()
                .filter(build -> Files.isRegularFile(folder.resolve(build.file())))
                .map(build -> "from \"%s/%s\" import %s".formatted(id, build.file(), build.module()))
                .distinct()
                .toList();
    }

    /** Files that were changed or taken away since it was installed; none where nothing tells what they held. */
    public List<String> listEditedFiles() {
        return PackageMetadata.of(folder).map(seal -> seal.listEditedFiles(folder)).orElse(List.of());
    }

    /** The beginning of its readme, if it has one. */
    public Optional<String> readReadme(int longest) {
        var file = folder.resolve("README.md");
        return ScopedFiles.of(folder)
                .readBeginning(file, longest)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(read -> !read.isBlank());
    }
}
