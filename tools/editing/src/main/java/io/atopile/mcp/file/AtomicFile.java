package io.atopile.mcp.file;

import io.atopile.mcp.file.WriteOutcome.Changed;
import io.atopile.mcp.file.WriteOutcome.Failed;
import io.atopile.mcp.file.WriteOutcome.NotReplaceable;
import io.atopile.mcp.file.WriteOutcome.Taken;
import io.atopile.mcp.file.WriteOutcome.Written;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Changes files atomically: every reader sees either the old or the new content. A file is changed only if it still contains what
 * the caller read. Between that comparison and the change a few microseconds remain in which another writer's change can be
 * overwritten; no portable system call closes this gap.
 */
public final class AtomicFile {

    private static final int CHUNK = 1 << 20;

    private final Probe probe;

    /** Creates a writer without a probe. */
    public AtomicFile() {
        this(_ -> {});
    }

    /** Creates a writer with a probe, which may fail a write at any step. */
    public AtomicFile(Probe probe) {
        this.probe = probe;
    }

    /** Observes the steps of a write; an exception it throws fails the write at that step. */
    @FunctionalInterface
    public interface Probe {
        void handleStep(WriteStep step) throws IOException;
    }

    /** Whether a file name is one of our own temporary files, left behind by a process that was killed while writing. */
    public static boolean isTemporary(String name) {
        return TempFiles.isTemporary(name);
    }

    /** Returns a file's permissions, such as {@code rw-r--r--}; empty if the file system has none. */
    public static Optional<String> readMode(Path file) throws IOException {
        try (var directory = OpenPath.openParent(file)) {
            return FileAttributesSnapshot.of(directory.resolveChild(file)).mode();
        }
    }

    /**
     * Replaces the expected bytes with new ones. The mode is kept, and where the system allows it, owner and group as well.
     *
     * @param file a canonical path, as returned by {@link ProjectBoundary}
     * @param expected what the caller read and based the change on
     * @param meanwhile runs while the new bytes are synced to disk, before the file changes; if it throws, nothing is changed and
     *     its exception is propagated
     */
    public WriteOutcome replace(Path file, byte[] expected, byte[] next, Runnable meanwhile) {
        return performWrite(progress -> {
            try (var directory = OpenPath.openParent(file)) {
                var held = directory.resolveChild(file);
                var attributes = FileAttributesSnapshot.of(held);
                if (attributes.obstacle().isPresent()) {
                    return new NotReplaceable(attributes.obstacle().get());
                }
                return writeAndPlace(directory, next, FileAttributesSnapshot.getOwnerOnlyAttributes(held), meanwhile, progress, temporary -> {
                    attributes.giveTo(temporary);
                    progress.recordStep(WriteStep.ATTRIBUTES_KEPT);
                    if (!holds(directory, file, expected) || !isStill(directory, file)) {
                        return false;
                    }
                    progress.recordStep(WriteStep.COMPARED);
                    Files.move(temporary, held, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    return true;
                });
            }
        });
    }

    /**
     * Creates a file where none exists, including missing parent folders.
     *
     * @param mode its permissions, such as {@code rw-r--r--}; empty means the default for new files
     */
    public WriteOutcome create(Path file, byte[] bytes, Optional<String> mode) {
        return performWrite(progress -> {
            try (var directory = OpenPath.openOrCreateParent(file)) {
                return writeAndPlace(directory, bytes, new FileAttribute<?>[0], () -> {}, progress, temporary -> {
                    if (mode.isPresent() && FileAttributesSnapshot.isPosix(file)) {
                        FileAttributesSnapshot.setMode(temporary, PosixFilePermissions.fromString(mode.get()));
                    }
                    progress.recordStep(WriteStep.ATTRIBUTES_KEPT);
                    if (!isStill(directory, file)) {
                        return false;
                    }
                    progress.recordStep(WriteStep.COMPARED);
                    Files.move(temporary, directory.resolveChild(file));
                    return true;
                });
            }
        });
    }

    /** Deletes a file that contains the expected bytes. */
    public WriteOutcome remove(Path file, byte[] expected) {
        return performWrite(progress -> {
            try (var directory = OpenPath.openParent(file)) {
                var held = directory.resolveChild(file);
                var obstacle = FileAttributesSnapshot.of(held).obstacle();
                if (obstacle.isPresent()) {
                    return new NotReplaceable(obstacle.get());
                }
                if (!holds(directory, file, expected)) {
                    return new Changed();
                }
                progress.recordStep(WriteStep.COMPARED);
                Files.delete(held);
                return finishWrite(directory, progress);
            }
        });
    }

    /** Moves a file that contains the expected bytes to a path that doesn't exist yet; missing parent folders are created. */
    public WriteOutcome move(Path file, byte[] expected, Path to) {
        return performWrite(progress -> {
            try (var from = OpenPath.openParent(file)) {
                var held = from.resolveChild(file);
                var obstacle = FileAttributesSnapshot.of(held).obstacle();
                if (obstacle.isPresent()) {
                    return new NotReplaceable(obstacle.get());
                }
                try (var directory = OpenPath.openOrCreateParent(to)) {
                    if (!holds(from, file, expected) || !isStill(directory, to)) {
                        return new Changed();
                    }
                    progress.recordStep(WriteStep.COMPARED);
                    Files.move(held, directory.resolveChild(to));
                    directory.syncToDisk();
                    return finishWrite(from, progress);
                }
            }
        });
    }

    /** Deletes the empty directories above a file, from the nearest up, at most as many as given. */
    public static void removeEmptyParents(Path file, int most) {
        var directory = file.getParent();
        for (var left = most; left > 0 && directory != null; left--) {
            try (var parent = OpenPath.openParent(directory)) {
                Files.delete(parent.resolveChild(directory));
            } catch (IOException _) {
                return;
            }
            directory = directory.getParent();
        }
    }

    /** All steps of one write. */
    private interface Write {
        WriteOutcome perform(Progress progress) throws IOException;
    }

    /** Gives a temporary file its final name unless something has changed in the meantime. */
    private interface Placing {
        boolean place(Path temporary) throws IOException;
    }

    private WriteOutcome performWrite(Write write) {
        var progress = new Progress(probe);
        try {
            return write.perform(progress);
        } catch (NoSuchFileException | NotDirectoryException | NotLinkException _) {
            return new Changed();
        } catch (FileAlreadyExistsException _) {
            return new Taken();
        } catch (IOException failure) {
            return progress.isMoved() ? new Written(false) : new Failed(IoFailure.of(failure));
        }
    }

    private static WriteOutcome writeAndPlace(
            OpenPath directory,
            byte[] bytes,
            FileAttribute<?>[] attributes,
            Runnable meanwhile,
            Progress progress,
            Placing placing)
            throws IOException {
        TempFiles.sweep(directory.path());
        var temporary = TempFiles.generatePath(directory.path());
        try {
            write(temporary, bytes, attributes, meanwhile, progress);
            if (!placing.place(temporary)) {
                return new Changed();
            }
            return finishWrite(directory, progress);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static WriteOutcome finishWrite(OpenPath directory, Progress progress) throws IOException {
        progress.recordStep(WriteStep.MOVED);
        directory.syncToDisk();
        progress.recordStep(WriteStep.FOLDER_FORCED);
        return new Written(true);
    }

    private static void write(
            Path temporary, byte[] bytes, FileAttribute<?>[] attributes, Runnable meanwhile, Progress progress) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(temporary, options, attributes)) {
            progress.recordStep(WriteStep.CREATED);
            var half = bytes.length / 2;
            writeFully(channel, bytes, 0, half);
            progress.recordStep(WriteStep.HALF_WRITTEN);
            writeFully(channel, bytes, half, bytes.length);
            progress.recordStep(WriteStep.WRITTEN);
            syncToDisk(channel, meanwhile);
            progress.recordStep(WriteStep.FORCED);
        }
    }

    /** Syncs to disk on another thread, which ends before this method returns. */
    private static void syncToDisk(FileChannel channel, Runnable meanwhile) throws IOException {
        var forced = new FutureTask<>(() -> {
            channel.force(true);
            return true;
        });
        Thread.ofPlatform().daemon().name("force to disk").start(forced);
        try {
            meanwhile.run();
            forced.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failure) {
            throw new IOException("syncing to disk failed", failure.getCause());
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

    private static boolean holds(OpenPath directory, Path file, byte[] expected) throws IOException {
        try (var held = directory.open(file)) {
            return held.holds(expected);
        }
    }

    /** Whether the path still leads to the open directory, so that the change happens at the requested location. */
    private static boolean isStill(OpenPath directory, Path file) throws IOException {
        try (var now = OpenPath.openParent(file)) {
            return Files.isSameFile(directory.path(), now.path());
        }
    }

    /** Records whether the change has already taken effect, because a failure after that must not be reported as "nothing written". */
    private static final class Progress {
        private final Probe probe;
        private boolean moved;

        Progress(Probe probe) {
            this.probe = probe;
        }

        void recordStep(WriteStep step) throws IOException {
            moved = moved || step == WriteStep.MOVED;
            probe.handleStep(step);
        }

        boolean isMoved() {
            return moved;
        }
    }
}
