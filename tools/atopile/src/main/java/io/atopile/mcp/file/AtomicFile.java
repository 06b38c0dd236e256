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
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
        void reached(WriteStep step) throws IOException;
    }

    /** Whether a file name is one of our own temporary files, left by a process that was killed while writing. */
    public static boolean isTemporary(String name) {
        return Leftovers.isTemporary(name);
    }

    /** A file's permissions, such as {@code rw-r--r--}; absent where the system has none. */
    public static Optional<String> modeOf(Path file) throws IOException {
        return KeptAttributes.of(file).mode();
    }

    /**
     * Puts new bytes in place of the expected ones; mode and, where the system allows, owner and group are kept.
     *
     * @param file a canonical path, as {@link Scope} gives it
     * @param expected what the caller read and planned on
     * @param meanwhile is done while the disk takes the new bytes, and before the file changes; where it throws, nothing is
     *     changed and what it threw goes on
     */
    public WriteOutcome replace(Path file, byte[] expected, byte[] next, Runnable meanwhile) {
        return told(progress -> {
            var attributes = KeptAttributes.of(file);
            if (attributes.obstacle().isPresent()) {
                return new NotReplaceable(attributes.obstacle().get());
            }
            return beside(file, next, KeptAttributes.ownerOnly(file), meanwhile, progress, temporary -> {
                attributes.giveTo(temporary);
                progress.reached(WriteStep.ATTRIBUTES_KEPT);
                if (!holds(file, expected) || !isReal(folderOf(file))) {
                    return false;
                }
                progress.reached(WriteStep.COMPARED);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return true;
            });
        });
    }

    /**
     * Puts a file where nothing stands; folders on the way are made.
     *
     * @param mode its permissions, such as {@code rw-r--r--}; absent means those of any new file
     */
    public WriteOutcome create(Path file, byte[] bytes, Optional<String> mode) {
        return told(progress -> {
            Files.createDirectories(folderOf(file));
            return beside(file, bytes, new FileAttribute<?>[0], () -> {}, progress, temporary -> {
                if (mode.isPresent() && KeptAttributes.isPosix(file)) {
                    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(mode.get()));
                }
                progress.reached(WriteStep.ATTRIBUTES_KEPT);
                if (!isReal(folderOf(file))) {
                    return false;
                }
                progress.reached(WriteStep.COMPARED);
                Files.move(temporary, file);
                return true;
            });
        });
    }

    /** Takes a file away that holds the expected bytes. */
    public WriteOutcome remove(Path file, byte[] expected) {
        return told(progress -> {
            var obstacle = KeptAttributes.of(file).obstacle();
            if (obstacle.isPresent()) {
                return new NotReplaceable(obstacle.get());
            }
            if (!holds(file, expected)) {
                return new Changed();
            }
            progress.reached(WriteStep.COMPARED);
            Files.delete(file);
            return finished(file, progress);
        });
    }

    /** Gives a file that holds the expected bytes another name, under which nothing stands; folders on the way are made. */
    public WriteOutcome move(Path file, byte[] expected, Path to) {
        return told(progress -> {
            var obstacle = KeptAttributes.of(file).obstacle();
            if (obstacle.isPresent()) {
                return new NotReplaceable(obstacle.get());
            }
            Files.createDirectories(folderOf(to));
            if (!holds(file, expected) || !isReal(folderOf(to))) {
                return new Changed();
            }
            progress.reached(WriteStep.COMPARED);
            Files.move(file, to);
            force(folderOf(to));
            return finished(file, progress);
        });
    }

    /** A write from its first step to its last. */
    private interface Write {
        WriteOutcome through(Progress progress) throws IOException;
    }

    /** Gives a temporary file its final name, unless something has changed. */
    private interface Placing {
        boolean place(Path temporary) throws IOException;
    }

    private WriteOutcome told(Write write) {
        var progress = new Progress(probe);
        try {
            return write.through(progress);
        } catch (NoSuchFileException _) {
            return new Changed();
        } catch (FileAlreadyExistsException _) {
            return new Taken();
        } catch (IOException failure) {
            return progress.moved() ? new Written(false) : new Failed(Trouble.of(failure));
        }
    }

    private static WriteOutcome beside(
            Path file, byte[] bytes, FileAttribute<?>[] attributes, Runnable meanwhile, Progress progress, Placing placing)
            throws IOException {
        Leftovers.sweep(folderOf(file));
        var temporary = Leftovers.fresh(file);
        try {
            write(temporary, bytes, attributes, meanwhile, progress);
            if (!placing.place(temporary)) {
                return new Changed();
            }
            return finished(file, progress);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static WriteOutcome finished(Path file, Progress progress) throws IOException {
        progress.reached(WriteStep.MOVED);
        force(folderOf(file));
        progress.reached(WriteStep.FOLDER_FORCED);
        return new Written(true);
    }

    private static void write(
            Path temporary, byte[] bytes, FileAttribute<?>[] attributes, Runnable meanwhile, Progress progress) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(temporary, options, attributes)) {
            progress.reached(WriteStep.CREATED);
            var half = bytes.length / 2;
            writeFully(channel, bytes, 0, half);
            progress.reached(WriteStep.HALF_WRITTEN);
            writeFully(channel, bytes, half, bytes.length);
            progress.reached(WriteStep.WRITTEN);
            force(channel, meanwhile);
            progress.reached(WriteStep.FORCED);
        }
    }

    /** Waits for the disk on another thread, which ends before this returns. */
    private static void force(FileChannel channel, Runnable meanwhile) throws IOException {
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

    private static boolean isReal(Path folder) throws IOException {
        return folder.toRealPath().equals(folder);
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

    /** Remembers whether the change is already there, which a failure after it must admit. */
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
