package io.atopile.mcp.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a directory of atopile's sources, to detect that an installation was changed in place.
 *
 * @param path the directory; subdirectories don't count
 * @param files the number of sources in it
 * @param bytes their total size
 * @param newest the latest modification time among them, in milliseconds since 1970
 */
record DirectoryFingerprint(String path, int files, long bytes, long newest) {

    /** Returns the directory's current state; empty if it can't be read. */
    static Optional<DirectoryFingerprint> read(String path) {
        var now = new DirectoryFingerprint(path, 0, 0, 0);
        try (Stream<Path> sources = Files.list(Path.of(path))) {
            for (Path source : sources.filter(DirectoryFingerprint::isSource).toList()) {
                now = now.with(Files.size(source), Files.getLastModifiedTime(source).toMillis());
            }
            return Optional.of(now);
        } catch (IOException | UncheckedIOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    boolean isAsItWas() {
        return read(path).equals(Optional.of(this));
    }

    private DirectoryFingerprint with(long size, long modified) {
        return new DirectoryFingerprint(path, files + 1, bytes + size, Math.max(newest, modified));
    }

    private static boolean isSource(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".py") || name.endsWith(".ato");
    }
}
