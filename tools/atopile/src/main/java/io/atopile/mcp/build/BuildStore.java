package io.atopile.mcp.build;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.project.StateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Stores the records of builds in the user's state directory, one directory each, shared by all servers of the user.
 *
 * <p>The records are also the queue: a build may start if no other build of its target with a live process is running or was
 * requested earlier. This is decided under a lock that all servers share. Until atopile has created its databases, only one
 * build runs at a time, because atopile deletes a database that another atopile has just begun to create.
 */
final class BuildStore {

    private static final int KEPT = 200;
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path directory;
    private final Set<String> over = ConcurrentHashMap.newKeySet();

    BuildStore(Path directory) {
        this.directory = directory;
    }

    Path resolveOutput(String id) {
        return resolveFolder(id).resolve("output.txt");
    }

    Path resolveErrors(String id) {
        return resolveFolder(id).resolve("errors.txt");
    }

    /** The file with the addresses that the sandbox blocked. */
    Path resolveDenials(String id) {
        return resolveFolder(id).resolve("denials.txt");
    }

    /** The configuration of a build while it runs; it may contain the user's sign-in. */
    Path resolveConfiguration(String id) {
        return resolveFolder(id).resolve("configuration");
    }

    Optional<BuildRecord> read(String id) {
        return BuildId.isOne(id) ? recordFile(id).read() : Optional.empty();
    }

    void write(BuildRecord record) throws IOException {
        recordFile(record.id()).write(record);
    }

    Optional<BuildResult> readResult(String id) {
        return resolveResultFile(id).read();
    }

    /** Stores the end of a build. Writes the result first, so that a finished record always has one. */
    void close(BuildRecord over, BuildResult result) throws IOException {
        delete(resolveConfiguration(over.id()));
        resolveResultFile(over.id()).write(result);
        write(over);
    }

    /** Deletes the configurations, including any sign-in, of builds whose servers no longer exist. */
    void deleteForsaken() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        for (String id : ids()) {
            if (Files.exists(resolveConfiguration(id)) && read(id).map(record -> record.state().isOver() || !record.owner().exists()).orElse(true)) {
                deleteIfPossible(resolveConfiguration(id));
            }
        }
    }

    private static void deleteIfPossible(Path configuration) {
        try {
            delete(configuration);
        } catch (IOException _) {
            // The next start tries again.
        }
    }

    /** Requests the cancellation of a build from whichever server runs it. */
    void askToEnd(String id) throws IOException {
        Files.writeString(resolveFolder(id).resolve("cancel"), "");
    }

    boolean isAskedToEnd(String id) {
        return Files.exists(resolveFolder(id).resolve("cancel"));
    }

    /** Returns all records, newest first. */
    List<BuildRecord> all() {
        return ids().stream().flatMap(id -> read(id).stream()).toList();
    }

    BuildAdmission turn(BuildRecord waiting) throws IOException {
        Files.createDirectories(directory);
        WITHIN_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            List<BuildRecord> ahead = listAhead(waiting);
            if (!ahead.isEmpty()) {
                return new BuildAdmission.Later(ahead.size(), ahead.getFirst().id());
            }
            BuildRecord running = waiting.withStart(Instant.now());
            write(running);
            return new BuildAdmission.Now(running);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    /** Returns the live builds ahead of a waiting one, newest first. */
    List<BuildRecord> listAhead(BuildRecord waiting) {
        boolean fresh = !new AtopileLog(waiting.request().logDirectory()).isSetUp();
        return open().stream()
                .filter(other -> !other.id().equals(waiting.id()))
                .filter(other -> other.state() == BuildState.RUNNING || other.id().compareTo(waiting.id()) < 0)
                .filter(other -> other.request().excludes(waiting.request())
                        || (fresh && other.request().log().equals(waiting.request().log())))
                .filter(BuildRecord::isAttended)
                .toList();
    }

    /** Returns the unfinished builds. Finished builds stay finished, so their records aren't read again. */
    private List<BuildRecord> open() {
        List<BuildRecord> records =
                ids().stream().filter(id -> !over.contains(id)).flatMap(id -> read(id).stream()).toList();
        records.stream().filter(record -> record.state().isOver()).map(BuildRecord::id).forEach(over::add);
        return records.stream().filter(record -> !record.state().isOver()).toList();
    }

    /** Deletes the oldest finished builds beyond the number to keep. */
    void prune() throws IOException {
        for (String id : ids().stream().skip(KEPT).toList()) {
            if (read(id).map(record -> record.state().isOver()).orElse(true)) {
                delete(resolveFolder(id));
                over.remove(id);
            }
        }
    }

    private List<String> ids() {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(BuildId::isOne)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            DirectoryTree.delete(folder);
        }
    }

    private Path resolveFolder(String id) {
        return directory.resolve(id);
    }

    private StateFile<BuildRecord> recordFile(String id) {
        return new StateFile<>(resolveFolder(id).resolve("build.json"), BuildRecord.class);
    }

    private StateFile<BuildResult> resolveResultFile(String id) {
        return new StateFile<>(resolveFolder(id).resolve("result.json"), BuildResult.class);
    }
}
