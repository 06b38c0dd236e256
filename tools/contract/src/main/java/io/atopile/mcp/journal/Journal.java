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
 * An append-only file of JSON lines that survives crashes: a line torn by a crash is never read and is removed by the next
 * append. Several processes may append to one journal. Reads and writes work on interrupted threads too.
 */
public final class Journal {

    /** Whether a line is on disk, or only in the operating system's cache, when {@link #append} returns. */
    public enum Durability {
        ON_DISK,
        WITH_THE_SYSTEM
    }

    /**
     * The operating system's file locks apply only between processes, and a process loses them when it closes the file anywhere,
     * even after a read. Therefore readers and writers of the same file within one process share a monitor.
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
     * @throws UncheckedIOException if the line could not be written; earlier entries are intact
     */
    public void append(JsonNode entry) {
        synchronized (monitor()) {
            try (var open = open()) {
                lock(open.getChannel());
                new JournalWriter(open).append(entry, durability);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /**
     * The readable entries of a journal.
     *
     * @param damaged the number of lines that are not valid entries
     * @param endsDamaged whether the last line is damaged
     */
    public record JournalContent(List<JsonNode> entries, int damaged, boolean endsDamaged) {
        public JournalContent {
            entries = List.copyOf(entries);
        }
    }

    /** Returns all valid entries, oldest first; none if the journal doesn't exist yet. A damaged line is skipped. */
    public List<JsonNode> entries() {
        return read().entries();
    }

    /** Returns all valid entries, oldest first, and the number of damaged lines. Empty lines don't count as damaged. */
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

    /** Drops a torn last line before decoding, because it may end in the middle of a UTF-8 character. */
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
     * Drops the oldest entries. The caller must ensure that nothing else appends at the same time.
     *
     * @param most the number of entries to keep
     * @throws UncheckedIOException if the shortened journal could not be written; the original is then unchanged
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

    /** Creates the file readable by the user only, regardless of the umask. */
    private void create() throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException _) {
            // Another process created it first.
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

    /** Polls, because a blocking lock on an interrupted thread would close the file and lose the entry. Closing the file releases it. */
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
