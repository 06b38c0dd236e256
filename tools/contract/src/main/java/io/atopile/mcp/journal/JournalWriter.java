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
 * Adds to a {@link Journal} that nobody else writes meanwhile, which its owner sees to. The file stays open, and a thread
 * that is interrupted writes like any other.
 */
public final class JournalWriter implements AutoCloseable {

    private final RandomAccessFile file;
    private long end;
    private boolean broken;

    /**
     * Opens a journal, or begins one in a folder that is there. A line torn by a crash is cut off.
     *
     * @throws UncheckedIOException when it can't be written
     */
    public JournalWriter(Path path) {
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            end = TornLine.cut(file);
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Adds one entry at the end.
     *
     * @throws UncheckedIOException when the line could not be kept; it is taken back, and where even that fails, nothing more
     *     is added
     */
    public synchronized void append(JsonNode entry, Durability durability) {
        var line = (Json.mapper().writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (broken) {
                throw new IOException("The journal could not be written before");
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
}
