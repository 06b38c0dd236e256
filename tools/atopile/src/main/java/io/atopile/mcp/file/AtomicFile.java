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
 * Changes files so that every reader sees them wholly old or wholly new, and only if they still hold what the caller read.
 * Between the comparison and the change itself a few microseconds remain in which a foreign writer can be overtaken; no
 * portable call closes them.
 */
public final class AtomicFile {

    private static final int CHUNK = 1 << 20;

    private final Probe probe;

    /** Changes files. */
    public AtomicFile() {
        this(_ -> {});
    }

    /** Changes files under the eyes of a probe, which may fail the write at any step. */
    public AtomicFile(Probe probe) {
        this.probe = probe;
    }

    /** Looks on as a write goes through its steps; what it throws fails the write there. */
    @FunctionalInterface
    public interface Probe {
        void handleStep(WriteStep step) throws IOException;
    }

    /** Whether a file name is one of our own temporary files, left by a process that was killed while writing. */
    public static boolean isTemporary(String name) {
        return TempFiles.isTemporary(name);
    }

    /** A file's permissions, such as {@code rw-r--r--}; absent where the system has none. */
    public static Optional<String> readMode(Path file) throws IOException {
        try (var directory = OpenPath.openParent(file)) {
            return FileAttributesSnapshot.of(directory.resolveChild(file)).mode();
        }
    }

    /**
     * Puts new bytes in place of the expected ones; mode and, where the system allows, owner and group are kept.
     *
     * @param file a canonical path, as {@link ProjectBoundary} gives it
     * @param expected what the caller read and planned on
     * @param meanwhile is done while the disk takes the new bytes, and before the file changes; where it throws, nothing is
     *     changed and what it threw goes on
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
     * Puts a file where nothing stands; folders on the way are made.
     *
     * @param mode its permissions, such as {@code rw-r--r--}; absent means those of any new file
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

    /** Takes a file away that holds the expected bytes. */
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

    /** Gives a file that holds the expected bytes another name, under which nothing stands; folders on the way are made. */
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

    /** Takes away the directories above a file, from the nearest up and as many as given, as long as they are empty. */
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

    /** A write from its first step to its last. */
    private interface Write {
        WriteOutcome perform(Progress progress) throws IOException;
    }

    /** Gives a temporary file its final name, unless something has changed. */
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

    /** Waits for the disk on another thread, which ends before this returns. */
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
            throw new IOException("the disk did not take it", failure.getCause());
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

    /** Whether the path still leads to the directory that is held, so that the change will be where it was asked for. */
    private static boolean isStill(OpenPath directory, Path file) throws IOException {
        try (var now = OpenPath.openParent(file)) {
            return Files.isSameFile(directory.path(), now.path());
        }
    }

    /** Remembers whether the change is already there, which a failure after it must admit. */
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
