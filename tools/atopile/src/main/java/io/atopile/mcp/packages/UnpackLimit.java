package io.atopile.mcp.packages;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops the unpacking of packages that would fill the disk, whatever size their archives declare: watches the directory during unpacking and
 * interrupts the waiting thread once the bounds are exceeded.
 */
final class UnpackLimit implements AutoCloseable {

    /** @param pathLength maximum length of a file's path below the directory, in characters */
    record Bounds(long bytes, long fileBytes, int entries, int pathLength) {

        static final Bounds USUAL = new Bounds(256L << 20, 128L << 20, 20_000, 400);
        static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Path directory;
    private final Bounds bounds;
    private final Census before;
    private final Thread waiting = Thread.currentThread();
    private final Thread watcher;
    private volatile boolean closed;
    private volatile Optional<String> excess = Optional.empty();

    private UnpackLimit(Path directory, Bounds bounds) throws IOException {
        this.directory = directory;
        this.bounds = bounds;
        this.before = Census.of(directory, Bounds.NONE, 0, 0);
        this.watcher = Thread.ofPlatform().daemon().name("unpacked packages").unstarted(this::watch);
    }

    /** Starts watching on behalf of the calling thread. Existing content doesn't count. */
    static UnpackLimit watch(Path directory, Bounds bounds) throws IOException {
        var limit = new UnpackLimit(directory, bounds);
        limit.watcher.start();
        return limit;
    }

    /** Returns the exceeded bound, from the last check or from a new one; empty if there is none. */
    Optional<String> excess() throws IOException {
        return excess.isPresent() ? excess : measureExcess();
    }

    private Optional<String> measureExcess() throws IOException {
        return Census.of(directory, bounds, before.bytes, before.entries).excess;
    }

    private void watch() {
        try {
            while (!closed) {
                var found = measureExcess();
                if (found.isPresent()) {
                    excess = found;
                    waiting.interrupt();
                    return;
                }
                Thread.sleep(INTERVAL);
            }
        } catch (IOException | InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops watching, and clears an interrupt that the watcher itself caused too late. */
    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
        var wasInterrupted = false;
        while (watcher.isAlive()) {
            try {
                watcher.join();
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        if (excess.isPresent()) {
            Thread.interrupted();
        } else if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Census extends SimpleFileVisitor<Path> {

        private final Path directory;
        private final Bounds bounds;
        private Optional<String> excess = Optional.empty();
        private long bytes;
        private int entries;

        Census(Path directory, Bounds bounds) {
            this.directory = directory;
            this.bounds = bounds;
        }

        /** Counts the content, minus the given bytes and entries. */
        static Census of(Path directory, Bounds bounds, long otherBytes, int otherEntries) throws IOException {
            var census = new Census(directory, bounds);
            census.bytes = -otherBytes;
            census.entries = -otherEntries;
            Files.walkFileTree(directory, census);
            return census;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
            return countEntry(found, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
            return countEntry(found, attributes);
        }

        /** Files that vanish during the walk don't count. */
        @Override
        public FileVisitResult visitFileFailed(Path found, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path found, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult countEntry(Path found, BasicFileAttributes attributes) {
            var size = attributes.isRegularFile() ? attributes.size() : 0;
            bytes += size;
            entries++;
            if (size > bounds.fileBytes()) {
                excess = Optional.of("a file of more than %,d MiB".formatted(bounds.fileBytes() >> 20));
            } else if (bytes > bounds.bytes()) {
                excess = Optional.of("more than %,d MiB".formatted(bounds.bytes() >> 20));
            } else if (entries > bounds.entries()) {
                excess = Optional.of("more than %,d files and directories".formatted(bounds.entries()));
            } else if (directory.relativize(found).toString().length() > bounds.pathLength()) {
                excess = Optional.of("a path of more than %,d characters".formatted(bounds.pathLength()));
            } else if (attributes.isOther()) {
                excess = Optional.of("a device, socket or pipe");
            }
            return excess.isPresent() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
