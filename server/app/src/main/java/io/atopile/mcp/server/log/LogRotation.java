package io.atopile.mcp.server.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves a full action log aside, in place of the one that was moved before. Of several processes that find it full, one does. */
final class LogRotation {

    private static final long FULL_AT_BYTES = 8 << 20;

    private final Path file;

    LogRotation(Path file) {
        this.file = file;
    }

    /**
     * Leaves it to the next call where another process is about it.
     *
     * @throws UncheckedIOException when it can't be moved
     */
    void rotateIfFull() {
        if (isFull()) {
            synchronized (LogRotation.class) {
                rotate();
            }
        }
    }

    /** The system's locks hold between processes only. */
    private void rotate() {
        try (var guard = new RandomAccessFile(file.resolveSibling("actions.lock").toFile(), "rw");
                var lock = guard.getChannel().tryLock()) {
            if (lock != null && isFull()) {
                Files.move(file, file.resolveSibling("actions.1.jsonl"), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file that isn't there has no length. */
    private boolean isFull() {
        return file.toFile().length() > FULL_AT_BYTES;
    }
}
