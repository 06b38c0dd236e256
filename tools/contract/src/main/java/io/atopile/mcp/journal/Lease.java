package io.atopile.mcp.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The right to drive an agent or skill run. Only one process has it at a time; it ends with the process, even after a crash. */
public final class Lease implements AutoCloseable {

    /**
     * The leases of this process. It must not open their files a second time: the operating system drops a process's lock on
     * a file as soon as the process closes that file anywhere.
     */
    private static final Set<Path> OURS = new HashSet<>();

    /** A process that only checks the lease locks the file briefly, so taking it is retried. */
    private static final int TRIES = 5;
    private static final long BETWEEN_TRIES_MILLIS = 5;

    private final Path file;
    private final FileChannel channel;

    private Lease(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lease; returns empty if it is already held. */
    public static Optional<Lease> take(Path file) {
        synchronized (OURS) {
            try {
                var real = resolveRealPath(file);
                if (OURS.contains(real)) {
                    return Optional.empty();
                }
                var lease = tryLock(real);
                lease.ifPresent(_ -> OURS.add(real));
                return lease;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Whether any process is driving the run at this moment. */
    public static boolean isHeld(Path file) {
        synchronized (OURS) {
            if (!Files.exists(file)) {
                return false;
            }
            try {
                return OURS.contains(resolveRealPath(file)) || !canShare(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static Path resolveRealPath(Path file) throws IOException {
        return file.resolveSibling("").toRealPath().resolve(file.getFileName());
    }

    private static Optional<Lease> tryLock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (var tries = 0; tries < TRIES; tries++) {
            if (channel.tryLock() != null) {
                return Optional.of(new Lease(file, channel));
            }
            pause();
        }
        channel.close();
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Uses a shared lock, so that concurrent checks don't block each other. */
    private static boolean canShare(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock != null;
        }
    }

    @Override
    public void close() {
        synchronized (OURS) {
            OURS.remove(file);
            try {
                channel.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
