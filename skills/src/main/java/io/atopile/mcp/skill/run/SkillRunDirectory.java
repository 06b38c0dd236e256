package io.atopile.mcp.skill.run;

import io.atopile.mcp.journal.Journal;
import io.atopile.mcp.journal.JournalWriter;
import io.atopile.mcp.journal.Lease;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One run's directory: its journal, its pictures, and the right to drive it. */
final class SkillRunDirectory {

    private static final String LEASE = "lease";

    private final Path folder;

    SkillRunDirectory(Path folder) {
        this.folder = folder;
    }

    String id() {
        return String.valueOf(folder.getFileName());
    }

    /** What can be read; a line that is no event is left out. */
    List<SkillEvent> events() {
        return journal().entries().stream().flatMap(line -> parseEvent(line).stream()).toList();
    }

    /** How many lines are no events. */
    int countDamagedLines() {
        var read = journal().read();
        return read.damaged() + (int) read.entries().stream().filter(line -> parseEvent(line).isEmpty()).count();
    }

    private Journal journal() {
        return new Journal(resolveEventsFile(folder), Journal.Durability.ON_DISK);
    }

    private static Optional<SkillEvent> parseEvent(JsonNode line) {
        try {
            return Optional.of(Json.mapper().treeToValue(line, SkillEvent.class)).filter(SkillEvent::isComplete);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    JournalWriter writer() {
        return new JournalWriter(resolveEventsFile(folder));
    }

    /** The right to drive the run; nothing when somebody has it. */
    Optional<Lease> lease() {
        return Lease.take(folder.resolve(LEASE));
    }

    boolean isDriven() {
        return Lease.isHeld(folder.resolve(LEASE));
    }

    /** Keeps a picture, {@code data} in Base64, and tells its file. */
    String keep(String call, String data) {
        var name = call.replaceAll("[^a-z0-9_]", "_") + ".png";
        try {
            Files.write(folder.resolve(name), Base64.getDecoder().decode(data));
            return name;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A picture in Base64; nothing when it is gone. */
    Optional<String> readPicture(String name) {
        try {
            return Optional.of(Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(name))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Path resolveEventsFile(Path folder) {
        return folder.resolve("events.jsonl");
    }
}
