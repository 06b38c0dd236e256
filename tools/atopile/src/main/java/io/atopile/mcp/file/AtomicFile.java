package io.atopile.mcp.file;

import io.atopile.mcp.file.WriteOutcome.Changed;
import io.atopile.mcp.file.WriteOutcome.Failed;
import io.atopile.mcp.file.WriteOutcome.NotReplaceable;
import io.atopile.mcp.file.WriteOutcome.Written;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * Replaces a file's bytes so that every reader sees it wholly old or wholly new, and only if it still holds what the
 * caller read. Between the comparison and the rename a few microseconds remain in which a foreign writer can be
 * overtaken; no portable call closes them.
 */
public final class AtomicFile {

    private static final String TEMPORARY_SUFFIX = ".atopile-mcp.tmp";
    private static final int CHUNK = 1 << 20;

    private final Probe probe;

    /** Replaces files. */
    public AtomicFile() {
        this(_ -> {});
    }

    /** Replaces files under the eyes of a test, which may fail the write at any step. */
    AtomicFile(Probe probe) {
        this.probe = probe;
    }

    /** Looks on as a write goes through its steps; what it throws fails the write there. */
    @FunctionalInterface
    interface Probe {
        void reached(WriteStep step) throws IOException;
    }

    /** Whether a file name is one of our own temporary files, left by a process that was killed while writing. */
    public static boolean isTemporary(String name) {
        return name.startsWith(".") && name.endsWith(TEMPORARY_SUFFIX);
    }

    /**
     * Puts new bytes in place of the expected ones; mode and, where the system allows, owner and group are kept.
     *
     * @param file a canonical path, as {@link Scope} gives it
     * @param expected what the caller read and planned on
     */
    public WriteOutcome replace(Path file, byte[] expected, byte[] next) {
        var progress = new Progress(probe);
        try {
            var attributes = KeptAttributes.of(file);
            if (attributes.obstacle().isPresent()) {
                return new NotReplaceable(attributes.obstacle().get());
            }
            return replace(file, expected, next, attributes, progress);
        } catch (NoSuchFileException _) {
            return new Changed();
        } catch (IOException failure) {
            return progress.moved() ? new Written(false) : new Failed(failure);
        }
    }

    private static WriteOutcome replace(Path file, byte[] expected, byte[] next, KeptAttributes attributes, Progress progress)
            throws IOException {
        var folder = folderOf(file);
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var temporary = folder.resolve("." + file.getFileName() + "." + unique + TEMPORARY_SUFFIX);
        try {
            write(temporary, next, progress);
            attributes.giveTo(temporary);
            progress.reached(WriteStep.ATTRIBUTES_KEPT);
            if (!holds(file, expected) || !folder.toRealPath().equals(folder)) {
                return new Changed();
            }
            progress.reached(WriteStep.COMPARED);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            progress.reached(WriteStep.MOVED);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
        progress.reached(WriteStep.FOLDER_FORCED);
        return new Written(true);
    }

    private static void write(Path temporary, byte[] bytes, Progress progress) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(temporary, options, KeptAttributes.ownerOnly(temporary))) {
            progress.reached(WriteStep.CREATED);
            var half = bytes.length / 2;
            writeFully(channel, bytes, 0, half);
            progress.reached(WriteStep.HALF_WRITTEN);
            writeFully(channel, bytes, half, bytes.length);
            progress.reached(WriteStep.WRITTEN);
            channel.force(true);
            progress.reached(WriteStep.FORCED);
        }
    }

    private static void writeFully(FileChannel channel, byte[] bytes, int from, int to) throws IOException {
        for (var at = from; at < to; at += CHUNK) {
            var chunk = ByteBuffer.wrap(bytes, at, Math.min(CHUNK, to - at));
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        }
    }

    private static boolean holds(Path file, byte[] expected) throws IOException {
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() != expected.length) {
                return false;
            }
            var buffer = ByteBuffer.allocate(Math.min(CHUNK, expected.length + 1));
            var at = 0;
            while (channel.read(buffer.clear()) >= 0) {
                buffer.flip();
                if (at + buffer.remaining() > expected.length
                        || !buffer.equals(ByteBuffer.wrap(expected, at, buffer.remaining()))) {
                    return false;
                }
                at += buffer.remaining();
            }
            return at == expected.length;
        }
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path folderOf(Path file) throws IOException {
        var folder = file.getParent();
        if (folder == null) {
            throw new IOException("A file system's root can't be replaced");
        }
        return folder;
    }

    /** Remembers whether the new text already stands, which a failure after the move must admit. */
    private static final class Progress {
        private final Probe probe;
        private boolean moved;

        Progress(Probe probe) {
            this.probe = probe;
        }

        void reached(WriteStep step) throws IOException {
            moved = moved || step == WriteStep.MOVED;
            probe.reached(step);
        }

        boolean moved() {
            return moved;
        }
    }
}
