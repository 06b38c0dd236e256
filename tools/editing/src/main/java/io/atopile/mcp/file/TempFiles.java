package io.atopile.mcp.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Names temporary files next to the file to be written, and removes those that a killed process left behind. */
final class TempFiles {

    private static final String SUFFIX = ".atopile-mcp.tmp";
    private static final Duration SURELY_DEAD = Duration.ofMinutes(1);

    private TempFiles() {}

    /** Whether a file name is one of our own temporary files. */
    static boolean isTemporary(String name) {
        return name.startsWith(".") && name.endsWith(SUFFIX);
    }

    /** Returns an unused path in a directory; its name is short, so that it fits wherever the file's own name does. */
    static Path generatePath(Path directory) {
        return directory.resolve("." + UUID.randomUUID().toString().substring(0, 13) + SUFFIX);
    }

    /** Removes temporary files that are too old to belong to a write in progress. */
    static void sweep(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder, entry -> isTemporary(entry.getFileName().toString()))) {
            for (var entry : entries) {
                removeIfOld(entry);
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    private static void removeIfOld(Path entry) throws IOException {
        try {
            var written = Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (written.isBefore(Instant.now().minus(SURELY_DEAD))) {
                Files.deleteIfExists(entry);
            }
        } catch (NoSuchFileException _) {
            return;
        }
    }
}
