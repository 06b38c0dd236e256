package io.atopile.mcp.skill.run;

import io.atopile.mcp.journal.TimeOrderedId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Stores runs of skills, one directory each, in the user's state directory; deletes the oldest when there are many. */
final class SkillRunStore {

    private static final char KIND = 's';
    private static final int KEPT = 200;

    private final Path folder;

    SkillRunStore(Path folder) {
        this.folder = folder;
    }

    SkillRunDirectory make() {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            prune();
            return new SkillRunDirectory(Files.createDirectory(folder.resolve(TimeOrderedId.of(KIND, Instant.now()))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<SkillRunDirectory> find(String id) {
        return TimeOrderedId.isOne(KIND, id) && Files.isDirectory(folder.resolve(id))
                ? Optional.of(new SkillRunDirectory(folder.resolve(id)))
                : Optional.empty();
    }

    private void prune() throws IOException {
        for (var old : oldest()) {
            if (!new SkillRunDirectory(old).isDriven()) {
                try (var files = Files.list(old)) {
                    for (var file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.deleteIfExists(old);
            }
        }
    }

    private List<Path> oldest() throws IOException {
        try (var list = Files.list(folder)) {
            return list.filter(run -> TimeOrderedId.isOne(KIND, String.valueOf(run.getFileName())))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
        }
    }
}
