package io.atopile.mcp.packages;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * The metadata that atopile stores with an installed package: its origin, and the checksums of its files, which reveal manual edits.
 *
 * @param source registry, file or git
 */
record PackageMetadata(String version, String source, Map<String, String> checksums) {

    private static final String FILE = ".package_meta.json";
    private static final int LARGEST = 4_000_000;
    private static final long LARGEST_FILE = 1 << 28;

    PackageMetadata {
        checksums = Map.copyOf(checksums);
    }

    static Optional<PackageMetadata> of(Path folder) {
        var file = folder.resolve(FILE);
        try {
            var bytes = ScopedFiles.of(folder).read(file, LARGEST);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            var json = Json.mapper().readTree(bytes.get());
            var checksums = new TreeMap<String, String>();
            json.path("file_checksums").properties().forEach(entry -> checksums.put(entry.getKey(), entry.getValue().asString("")));
            return Optional.of(new PackageMetadata(json.path("version").asString(""), json.path("source").path("type").asString(""), checksums));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Lists the files that were changed or deleted since installation. */
    List<String> listEditedFiles(Path folder) {
        var changed = new ArrayList<String>();
        checksums.forEach((name, checksum) -> {
            var file = folder.resolve(name).normalize();
            if (file.startsWith(folder) && !computeSha256(file).equals(Optional.of(checksum))) {
                changed.add(name);
            }
        });
        return changed.stream().sorted().toList();
    }

    /** Returns the checksum in hexadecimal; empty if the file can't be read. */
    static Optional<String> computeSha256(Path file) {
        try (var in = BoundedFile.openUnlinked(file, LARGEST_FILE)) {
            var digest = Sha256Digest.createDigest();
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
