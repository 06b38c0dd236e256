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
 * Orders for a run, a file each, so that any process may give one at any time. A file is taken away only after its order
 * has been carried out.
 */
public final class RunControlQueue {

    private static final String ENDING = ".json";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** An order and the file that holds it. */
    public record Letter(RunControlMessage order, Path file) {

        /** No other letter has it. */
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
            var half = Files.createTempFile(folder, ".new", "");
            Files.writeString(half, Json.mapper().writerFor(RunControlMessage.class).writeValueAsString(order));
            var name = "%d-%06d-%d%s".formatted(
                    System.currentTimeMillis(), COUNT.incrementAndGet(), ProcessHandle.current().pid(), ENDING);
            Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those that wait, oldest first. One that isn't an order is put aside, so that it doesn't stand before the others. */
    public List<Letter> letters() {
        return files().stream().flatMap(file -> read(file).stream()).toList();
    }

    /** Nothing when it is no order, or somebody has just taken it away. */
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
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
