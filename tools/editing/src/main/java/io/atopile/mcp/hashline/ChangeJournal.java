package io.atopile.mcp.hashline;

import io.atopile.mcp.journal.Journal;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The journal of one file's changes; each change is written before it happens. A killed process loses none; a power cut may lose
 * the last few, which then count as changes by others. Only deletions wait for the disk.
 */
final class ChangeJournal {

    private static final long LARGEST = 512 << 10;
    private static final int KEPT = 400;

    private final Path file;

    ChangeJournal(Path file) {
        this.file = file;
    }

    /**
     * Returns every change, oldest first; none if the journal can't be read, so that the file's lines count as changed by others.
     * Lines that are not a valid change are left out, and so are duplicates.
     */
    List<ChangeRecord> changes() {
        try {
            var changes = new LinkedHashMap<String, ChangeRecord>();
            openJournal(Durability.WITH_THE_SYSTEM).entries().stream()
                    .flatMap(entry -> change(entry).stream())
                    .forEach(change -> changes.putIfAbsent(change.id(), change));
            return List.copyOf(changes.values());
        } catch (UncheckedIOException _) {
            return List.of();
        }
    }

    private static Optional<ChangeRecord> change(JsonNode entry) {
        try {
            return Optional.of(Json.mapper().treeToValue(entry, ChangeRecord.class)).filter(ChangeRecord::isComplete);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /**
     * Appends a change. The caller holds the file's lock.
     *
     * @throws IOException when it could not be stored
     */
    void add(ChangeRecord change) throws IOException {
        try {
            var journal = openJournal(chooseDurability(change.kind()));
            journal.append(Json.mapper().valueToTree(change));
            if (Files.size(file) > LARGEST) {
                journal.keepNewest(KEPT);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    static Durability chooseDurability(ChangeRecord.Kind kind) {
        return kind == ChangeRecord.Kind.DELETED ? Durability.ON_DISK : Durability.WITH_THE_SYSTEM;
    }

    void drop() throws IOException {
        Files.deleteIfExists(file);
    }

    private Journal openJournal(Durability durability) {
        return new Journal(file, durability);
    }
}
