package io.atopile.mcp.build;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.operation.OperationDirectory;
import io.atopile.mcp.operation.OperationStore;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

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
    private final OperationStore<OperationDirectory> operations;
    private final Set<String> over = ConcurrentHashMap.newKeySet();

    BuildStore(Path directory) {
        this.directory = directory;
        this.operations = new OperationStore<>(directory, BuildId::isOne, OperationDirectory::new);
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
        DirectoryTree.delete(resolveConfiguration(over.id()));
        resolveResultFile(over.id()).write(result);
        write(over);
    }

    /** Takes the digests of the files that a build may write among the sources, before it runs. */
    FileDigests takeDigests(BuildRecord record) throws InterruptedException {
        return ProjectFile.read(record.request().root()) instanceof ProjectReadResult.Read(var project)
                ? FileDigests.take(project, record.request().target())
                : FileDigests.NONE;
    }

    /** Stores which of them a build wrote. */
    void keepRewritten(BuildRecord record, FileDigests before) throws IOException, InterruptedException {
        resolveRewrittenFile(record.id()).write(new RewrittenFiles(takeDigests(record).listRewritten(before)));
    }

    /** Returns the files that the builds of a project wrote among its sources. */
    RewrittenFiles findRewritten(Path project) {
        return new RewrittenFiles(all().stream()
                .filter(record -> record.projectRoot().equals(project))
                .flatMap(record -> resolveRewrittenFile(record.id()).read().stream())
                .flatMap(written -> written.rewrites().stream())
                .toList());
    }

    /** Stores what verification found out about the parameters of the design that a build has built. */
    void writeParameters(String id, BuiltParameters parameters) throws IOException {
        resolveParameterFile(id).write(parameters);
    }

    Optional<BuiltParameters> readParameters(String id) {
        return BuildId.isOne(id) ? resolveParameterFile(id).read() : Optional.empty();
    }

    /** Deletes the configurations, including any sign-in, of builds whose servers no longer exist. */
    void deleteForsaken() {
        for (String id : ids()) {
            if (Files.exists(resolveConfiguration(id)) && read(id).map(record -> record.state().isOver() || !record.owner().exists()).orElse(true)) {
                deleteIfPossible(resolveConfiguration(id));
            }
        }
    }

    private static void deleteIfPossible(Path configuration) {
        try {
            DirectoryTree.delete(configuration);
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

    /** Records a waiting build as running if it may start now; empty if other builds come first. */
    Optional<BuildRecord> tryStart(BuildRecord waiting) throws IOException {
        Files.createDirectories(directory);
        WITHIN_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!listAhead(waiting).isEmpty()) {
                return Optional.empty();
            }
            BuildRecord running = waiting.withStart(Instant.now());
            write(running);
            return Optional.of(running);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    /** Returns the live builds ahead of a waiting one, newest first. */
    List<BuildRecord> listAhead(BuildRecord waiting) {
        return open().stream()
                .filter(other -> !other.id().equals(waiting.id()))
                .filter(other -> other.state() == BuildState.RUNNING || other.id().compareTo(waiting.id()) < 0)
                .filter(other -> other.request().excludes(waiting.request()))
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
                DirectoryTree.delete(resolveFolder(id));
                over.remove(id);
            }
        }
    }

    private List<String> ids() {
        try {
            return operations.list().stream().map(OperationDirectory::id).toList();
        } catch (UncheckedIOException _) {
            return List.of();
        }
    }

    private Path resolveFolder(String id) {
        return directory.resolve(id);
    }

    private StateFile<BuildRecord> recordFile(String id) {
        return new StateFile<>(resolveFolder(id).resolve("build.json"), BuildRecord.class);
    }

    private StateFile<RewrittenFiles> resolveRewrittenFile(String id) {
        return new StateFile<>(resolveFolder(id).resolve("rewritten.json"), RewrittenFiles.class);
    }

    private StateFile<BuiltParameters> resolveParameterFile(String id) {
        return new StateFile<>(resolveFolder(id).resolve("parameters.json"), BuiltParameters.class);
    }

    private StateFile<BuildResult> resolveResultFile(String id) {
        return new StateFile<>(resolveFolder(id).resolve("result.json"), BuildResult.class);
    }
}
