package io.atopile.mcp.baseline;

import io.atopile.mcp.git.GitBlobReader;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.git.GitTree;
import io.atopile.mcp.git.TreeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes the files of a tree to a private directory, without committed build products. */
final class TreeExporter {

    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 512L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration REAP = Duration.ofSeconds(5);
    private static final String PRODUCTS = "build/";

    private TreeExporter() {}

    private static List<TreeFile> listFiles(GitTree tree) {
        return tree.files().stream().filter(file -> !file.path().startsWith(PRODUCTS)).toList();
    }

    /** Returns the reason why a tree can't be exported, if any. */
    static Optional<String> findObstacle(GitTree tree) {
        var files = listFiles(tree);
        return files.size() > MOST_FILES || files.stream().mapToLong(TreeFile::bytes).sum() > MOST_BYTES
                ? Optional.of("the project at this revision exceeds %d files or %d MiB".formatted(MOST_FILES, MOST_BYTES >> 20))
                : Optional.empty();
    }

    /**
     * Writes the files of a tree.
     *
     * @param interpreter the Python that runs the guard of git's process
     * @param folder an empty or missing directory
     */
    static void write(GitRepository repository, GitTree tree, Path interpreter, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var contents = repository.openBlobReader(interpreter);
        var writing = new FutureTask<Boolean>(() -> write(contents, listFiles(tree), folder));
        var writer = Thread.ofPlatform().daemon().name("export").start(writing);
        try {
            writing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("A revision can't be exported", failed);
        } catch (TimeoutException late) {
            throw new IOException("git did not finish in time", late);
        } finally {
            contents.close();
            writer.join(REAP);
        }
    }

    private static boolean write(GitBlobReader contents, List<TreeFile> files, Path folder) throws IOException {
        for (var file : files) {
            var place = folder.resolve(file.path()).normalize();
            if (!place.startsWith(folder)) {
                throw new IOException("A path of the revision points outside the directory");
            }
            Files.createDirectories(place.resolveSibling(""));
            try (var out = new BufferedOutputStream(
                    Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
                contents.copy(file, out);
            }
        }
        return true;
    }
}
