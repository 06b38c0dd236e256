package io.atopile.mcp.journal;

import io.atopile.mcp.tool.Json;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An append-only file of JSON lines that survives a crash: a line torn by one is cut off at the next append, and never
 * read. Several processes may append to one journal, and a thread that is interrupted reads and writes like any other.
 */
public final class Journal {

    /** Whether a line is on the disk, or only with the operating system, when {@link #append} returns. */
    public enum Durability {
        ON_DISK,
        WITH_THE_SYSTEM
    }

    /**
     * The system's locks hold between processes only, and end when the process closes the file anywhere, after reading it
     * too. So within one process those who write and those who read the same file share a monitor.
     */
    private static final List<Object> MONITORS = Stream.generate(Object::new).limit(64).toList();

    private static final long BETWEEN_TRIES_NANOS = 500_000;

    private final Path file;
    private final Durability durability;

    public Journal(Path file, Durability durability) {
        this.file = file;
        this.durability = durability;
    }

    /**
     * Adds one entry at the end.
     *
     * @throws UncheckedIOException when the line could not be kept; what was there before is whole
     */
    public void append(JsonNode entry) {
        var line = (Json.mapper().writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (monitor()) {
            try (var open = open()) {
                lock(open.getChannel());
                var end = TornLine.cut(open);
                open.seek(end);
                open.write(line);
                if (durability == Durability.ON_DISK) {
                    open.getFD().sync();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /**
     * What can be read of a journal.
     *
     * @param damaged how many lines are no entries
     * @param endsDamaged whether the last line is one of them
     */
    public record JournalContent(List<JsonNode> entries, int damaged, boolean endsDamaged) {
        public JournalContent {
            entries = List.copyOf(entries);
        }
    }

    /** Every whole entry, oldest first; none when there is no journal yet. A damaged line costs that line alone. */
    public List<JsonNode> entries() {
        return read().entries();
    }

    /** Every whole entry, oldest first, and whether lines are damaged. Empty lines are no damage. */
    public JournalContent read() {
        if (!Files.exists(file)) {
            return new JournalContent(List.of(), 0, false);
        }
        try {
            var entries = new ArrayList<JsonNode>();
            var damaged = 0;
            var endsDamaged = false;
            for (var line : wholeLines().split("\n", -1)) {
                if (!line.isBlank()) {
                    var entry = parseEntry(line);
                    entry.ifPresent(entries::add);
                    endsDamaged = entry.isEmpty();
                    damaged += endsDamaged ? 1 : 0;
                }
            }
            return new JournalContent(entries, damaged, endsDamaged);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<JsonNode> parseEntry(String line) {
        try {
            return Optional.<JsonNode>of(Json.mapper().readTree(line)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** A torn line may end within a letter, so it is left out before the rest is read as text. */
    private String wholeLines() throws IOException {
        byte[] bytes;
        synchronized (monitor()) {
            try (var in = new FileInputStream(file.toFile())) {
                bytes = in.readAllBytes();
            }
        }
        var end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private Object monitor() {
        return MONITORS.get(Math.floorMod(file.hashCode(), MONITORS.size()));
    }

    /**
     * Drops the oldest entries. Nobody else may append meanwhile, which the caller sees to.
     *
     * @param most how many stay
     * @throws UncheckedIOException when the shorter journal could not be kept; the long one then still is
     */
    public void keepNewest(int most) {
        var entries = entries();
        var lines = entries.subList(Math.max(0, entries.size() - most), entries.size()).stream()
                .map(Json.mapper()::writeValueAsString)
                .toList();
        var shorter = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(shorter, lines);
            Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Only the user may read it, whatever the usual mode of new files is. */
    private void create() throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException _) {
            // Another process was quicker.
        }
    }

    private RandomAccessFile open() throws IOException {
        var parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.exists(file)) {
            create();
        }
        return new RandomAccessFile(file.toFile(), "rw");
    }

    /** Ends with the file. Waiting for it on a thread that is interrupted would close the file and lose the entry. */
    private static void lock(FileChannel channel) throws IOException {
        var interrupted = false;
        while (channel.tryLock() == null) {
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
