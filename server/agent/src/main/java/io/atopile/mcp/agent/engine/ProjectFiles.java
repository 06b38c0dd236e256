package io.atopile.mcp.agent.engine;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.hashline.FileRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Determines the current content of the files of a run's project. A file whose size and modification time haven't
 * changed isn't read again, unless it was so new when it was read that a later change could have the same time.
 */
final class ProjectFiles {

    private static final int LARGEST = 4_000_000;
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(2);

    /** The content of a file. */
    sealed interface Content {
        record Here(String rev) implements Content {}

        record Gone() implements Content {}

        /** Not a file that runs read: too large, a directory, unreadable, or outside the project. */
        record Unknown() implements Content {}
    }

    private record Look(long size, FileTime written, boolean settled, Content content) {}

    private final Path root;
    private final Map<String, Look> looks = new HashMap<>();

    ProjectFiles(Path root) {
        this.root = root;
    }

    Content readContent(String path) {
        try {
            var file = root.resolve(path).normalize();
            return file.startsWith(root) && !file.equals(root) ? readIfChanged(path, file) : new Content.Unknown();
        } catch (NoSuchFileException _) {
            return new Content.Gone();
        } catch (IOException | InvalidPathException _) {
            return new Content.Unknown();
        }
    }

    private Content readIfChanged(String path, Path file) throws IOException {
        var now = Instant.now();
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() > LARGEST) {
            return new Content.Unknown();
        }
        var last = Optional.ofNullable(looks.get(path)).filter(look -> look.settled()
                && look.size() == attributes.size()
                && look.written().equals(attributes.lastModifiedTime()));
        if (last.isPresent()) {
            return last.get().content();
        }
        var content = new Content.Here(FileRevision.of(BoundedFile.readUnlinked(file, LARGEST)).toShortForm());
        var written = attributes.lastModifiedTime();
        looks.put(path, new Look(attributes.size(), written, written.toInstant().plus(COARSEST_CLOCK).isBefore(now), content));
        return content;
    }
}
