package io.atopile.mcp.journal;

import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * Appends to a {@link Journal} that it keeps open. The owner must ensure that nothing else writes to the journal. Writes work
 * on interrupted threads too.
 */
public final class JournalWriter implements AutoCloseable {

    private static final int CHUNK = 4096;

    private final RandomAccessFile file;
    private long end;
    private boolean broken;

    /**
     * Opens a journal, or creates one in an existing directory. Removes a line torn by a crash.
     *
     * @throws UncheckedIOException if it can't be written
     */
    public JournalWriter(Path path) {
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            end = cutTornLine(file);
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes to a file that is open for writing, for as long as its owner keeps it locked. */
    JournalWriter(RandomAccessFile file) throws IOException {
        this.file = file;
        this.end = cutTornLine(file);
    }

    /**
     * Adds one entry at the end.
     *
     * @throws UncheckedIOException if the line could not be written; the partial line is removed, and if that fails too, every
     *     later append fails
     */
    public synchronized void append(JsonNode entry, Durability durability) {
        var line = (Json.mapper().writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (broken) {
                throw new IOException("An earlier write to the journal failed");
            }
            file.seek(end);
            file.write(line);
            if (durability == Durability.ON_DISK) {
                file.getFD().sync();
            }
            end += line.length;
        } catch (IOException failure) {
            takeBack();
            throw new UncheckedIOException(failure);
        }
    }

    private void takeBack() {
        try {
            file.setLength(end);
        } catch (IOException _) {
            broken = true;
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Truncates the file after its last complete line and returns the remaining length. */
    private static long cutTornLine(RandomAccessFile file) throws IOException {
        var end = endOfWholeLines(file);
        file.setLength(end);
        return end;
    }

    private static long endOfWholeLines(RandomAccessFile file) throws IOException {
        var chunk = new byte[CHUNK];
        for (var rest = file.length(); rest > 0; ) {
            var start = Math.max(0, rest - CHUNK);
            var length = (int) (rest - start);
            file.seek(start);
            file.readFully(chunk, 0, length);
            for (var i = length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return start + i + 1;
                }
            }
            rest = start;
        }
        return 0;
    }
}
