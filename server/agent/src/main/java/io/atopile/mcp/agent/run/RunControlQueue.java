package io.atopile.mcp.agent.run;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Control messages for a run, one file each, so that any process can send one at any time. A file is deleted only after
 * its message has been handled.
 */
public final class RunControlQueue {

    private static final String ENDING = ".json";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A control message and its file. */
    public record Letter(RunControlMessage order, Path file) {

        /** Returns the unique ID of the message. */
        public String id() {
            return String.valueOf(file.getFileName());
        }
    }

    private final Path folder;

    RunControlQueue(Path folder) {
        this.folder = folder;
    }

    public void put(RunControlMessage order) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
            var half = Files.createTempFile(folder, ".new", "");
            Files.writeString(half, Json.mapper().writerFor(RunControlMessage.class).writeValueAsString(order));
            var name = "%d-%06d-%d%s".formatted(
                    System.currentTimeMillis(), COUNT.incrementAndGet(), ProcessHandle.current().pid(), ENDING);
            Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the pending messages, oldest first. An invalid file is moved aside, so that it doesn't block the others. */
    public List<Letter> letters() {
        return files().stream().flatMap(file -> read(file).stream()).toList();
    }

    /** Returns empty if the file isn't a control message or was just deleted. */
    private static Optional<Letter> read(Path file) {
        try {
            return Optional.of(new Letter(Json.mapper().readValue(Files.readString(file), RunControlMessage.class), file));
        } catch (JacksonException _) {
            putAside(file);
            return Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void putAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void remove(Letter letter) {
        try {
            Files.deleteIfExists(letter.file());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
