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

/** The directory of one run: its journal, its pictures, and its lease. */
final class SkillRunDirectory {

    private static final String LEASE = "lease";

    private final Path folder;

    SkillRunDirectory(Path folder) {
        this.folder = folder;
    }

    String id() {
        return String.valueOf(folder.getFileName());
    }

    /** Returns the events; a line that is no event is skipped. */
    List<SkillEvent> events() {
        return journal().entries().stream().flatMap(line -> parseEvent(line).stream()).toList();
    }

    /** Returns the number of lines that are not events. */
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

    /** Takes the right to execute the run; empty if another process has it. */
    Optional<Lease> lease() {
        return Lease.take(folder.resolve(LEASE));
    }

    boolean isDriven() {
        return Lease.isHeld(folder.resolve(LEASE));
    }

    /** Stores a picture, given in Base64, and returns its file name. */
    String keep(String call, String data) {
        var name = call.replaceAll("[^a-z0-9_]", "_") + ".png";
        try {
            Files.write(folder.resolve(name), Base64.getDecoder().decode(data));
            return name;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns a picture in Base64; empty if it can't be read any more. */
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
