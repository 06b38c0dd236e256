package io.atopile.mcp.server.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Rotates a full action log, replacing the file that was rotated before. If several processes find it full, only one rotates it. */
final class LogRotation {

    private static final long FULL_AT_BYTES = 8 << 20;

    private final Path file;

    LogRotation(Path file) {
        this.file = file;
    }

    /**
     * Rotates the log if it is full; leaves it to the next call if another process is rotating it.
     *
     * @throws UncheckedIOException if the file can't be moved
     */
    void rotateIfFull() {
        if (isFull()) {
            synchronized (LogRotation.class) {
                rotate();
            }
        }
    }

    /** Rotates under a file lock. The system's locks apply between processes only, so callers synchronize threads. */
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

    /** Returns whether the file is full. A missing file has length 0. */
    private boolean isFull() {
        return file.toFile().length() > FULL_AT_BYTES;
    }
}
