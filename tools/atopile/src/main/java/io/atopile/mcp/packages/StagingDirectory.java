package io.atopile.mcp.packages;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder in a project's {@code .ato} where atopile works on a copy of the installed packages, so that these are replaced either completely or not
 * at all. Leftovers of a killed server are cleaned up by the next one.
 */
final class StagingDirectory implements AutoCloseable {

    static final String FOLDER = ".ato/.atopile-mcp";
    private static final String CACHE = ".cache";

    private final Path folder;
    private final Path original;
    private final Path before;

    private StagingDirectory(Path root) {
        this.folder = root.resolve(FOLDER);
        this.original = root.resolve(InstalledPackages.FOLDER);
        this.before = folder.resolve("before");
    }

    /** Whether its folders belong to the project and aren't links to other locations. */
    static boolean isSafe(Path root) {
        return !Files.isSymbolicLink(root.resolve(".ato"))
                && !Files.isSymbolicLink(root.resolve(InstalledPackages.FOLDER))
                && !Files.isSymbolicLink(root.resolve(FOLDER));
    }

    /** Recovers from an interrupted change and copies the installed packages. Only one may be open per project. */
    static StagingDirectory open(Path root) throws IOException {
        var staging = new StagingDirectory(root);
        staging.recover();
        Files.createDirectories(staging.folder);
        staging.copy();
        return staging;
    }

    Path folder() {
        return folder;
    }

    Path modules() {
        return folder.resolve(InstalledPackages.FOLDER);
    }

    /** The folder of the fetched archives. */
    Path archives() {
        return modules().resolve(CACHE);
    }

    /** Replaces the installed packages with the copy. */
    void replaceInstalled() throws IOException {
        Files.createDirectories(modules());
        if (Files.exists(original)) {
            Files.move(original, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(modules(), original, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reverts a replacement. */
    void restore() throws IOException {
        Files.move(original, folder.resolve("refused"), StandardCopyOption.ATOMIC_MOVE);
        if (Files.exists(before)) {
            Files.move(before, original, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void recover() throws IOException {
        if (Files.isDirectory(before, LinkOption.NOFOLLOW_LINKS) && !Files.exists(original, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(before, original, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(folder);
    }

    /** Uses hard links where the file system allows them, because atopile replaces packages and doesn't write into them. */
    private void copy() throws IOException {
        if (!Files.isDirectory(original)) {
            return;
        }
        Files.walkFileTree(original, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                if (directory.equals(original.resolve(CACHE))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(toStagedPath(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                linkOrCopy(file, toStagedPath(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path toStagedPath(Path path) {
        return modules().resolve(original.relativize(path));
    }

    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (UnsupportedOperationException | IOException _) {
            Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        recover();
    }

    /** Deletes a folder recursively without following links. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
