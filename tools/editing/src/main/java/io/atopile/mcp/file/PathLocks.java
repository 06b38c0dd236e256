package io.atopile.mcp.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/**
 * Ensures that one writer at a time changes a file, among all threads and all servers of one user. A lock is released when its
 * process ends, in whatever way. Files share a fixed number of locks so that the lock folder doesn't grow; if two files share a
 * lock, the only cost is waiting.
 */
public final class PathLocks {

    private static final int LOCKS = 64;
    private static final long POLL_MILLIS = 2;
    private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

    private final Path folder;

    /** @param folder the folder of the lock files; the same for every server that works on the same files */
    public PathLocks(Path folder) {
        this.folder = folder;
    }

    /** Locks that are held until this object is closed. */
    public static final class Held implements AutoCloseable {
        private final List<Runnable> releases = new ArrayList<>();
        private boolean complete;

        private Held() {}

        /** Whether all files are locked; if not, another writer has locked one of them. */
        public boolean isComplete() {
            return complete;
        }

        @Override
        public void close() {
            releases.reversed().forEach(Runnable::run);
            releases.clear();
        }
    }

    /**
     * Locks files, either all of them or none.
     *
     * @param files canonical paths; the files need not exist
     * @param patience how long to wait for other writers
     * @throws IOException when the lock folder is not writable
     */
    public Held hold(List<Path> files, Duration patience) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        Files.createDirectories(folder);
        var held = new Held();
        try {
            held.complete = true;
            for (var lock : files.stream().map(this::lockOf).distinct().sorted().toList()) {
                held.complete = held.complete && take(lock, deadline, held);
            }
            return held;
        } finally {
            if (!held.complete) {
                held.close();
            }
        }
    }

    private Path lockOf(Path file) {
        var crc = new CRC32C();
        crc.update(file.toString().getBytes(StandardCharsets.UTF_8));
        return folder.toAbsolutePath().normalize().resolve("%02d.lock".formatted(crc.getValue() % LOCKS));
    }

    private static boolean take(Path file, long deadline, Held held) throws IOException, InterruptedException {
        var inProcess = IN_PROCESS.computeIfAbsent(file, _ -> new ReentrantLock(true));
        if (!inProcess.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        held.releases.add(inProcess::unlock);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        held.releases.add(() -> close(channel));
        return isLocked(channel, deadline);
    }

    private static boolean isLocked(FileChannel channel, long deadline) throws IOException, InterruptedException {
        FileLock lock;
        while ((lock = channel.tryLock()) == null) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return lock.isValid();
    }

    /** Closes the channel, which releases the lock even if closing fails. */
    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new IllegalStateException("A lock file can't be closed", broken);
        }
    }
}
