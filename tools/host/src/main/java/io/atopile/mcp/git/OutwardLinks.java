package io.atopile.mcp.git;

import io.atopile.mcp.file.BoundedFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds entries in a repository's data that would lead git to files elsewhere, or would block it. */
final class OutwardLinks extends SimpleFileVisitor<Path> {

    private static final int MOST_FILES = 500_000;
    private static final int DEEPEST = 64;
    private static final int LARGEST = 1 << 20;
    private static final int KIND = 0xF000;
    private static final int SOCKET = 0xC000;

    /** Directories with programs, other repositories, or contents that no plumbing command reads. */
    private static final Set<String> UNREAD = Set.of("hooks", "modules", "worktrees", "lfs");

    private final Path directory;
    private final List<Path> within;
    private Optional<String> problem = Optional.empty();
    private int files;

    private OutwardLinks(Path directory, List<Path> within) {
        this.directory = directory;
        this.within = within;
    }

    /** Describes the first entry found, in a sentence without paths outside the data. */
    static Optional<String> find(GitDirectories repository) {
        var within = Stream.of(repository.data(), repository.shared()).distinct().toList();
        return within.stream().flatMap(directory -> find(directory, within).stream()).findFirst();
    }

    private static Optional<String> find(Path directory, List<Path> within) {
        try {
            for (var name : List.of("alternates", "http-alternates")) {
                if (hasBorrowedObjects(directory.resolve("objects/info").resolve(name))) {
                    return Optional.of(
                            "The repository uses objects of another one (objects/info/%s), which is not read; `git repack -a -d` copies them.".formatted(name));
                }
            }
            var links = new OutwardLinks(directory, within);
            Files.walkFileTree(directory, Set.of(), DEEPEST, links);
            return links.problem;
        } catch (IOException _) {
            return Optional.of("The repository's data can't be read.");
        }
    }

    private static boolean hasBorrowedObjects(Path file) throws IOException {
        try {
            return BoundedFile.readText(file, LARGEST).lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.resolveSibling("").equals(directory) && UNREAD.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (++files > MOST_FILES || attributes.isDirectory()) {
            problem = Optional.of("The repository has too many files to check; `git gc` packs them.");
        } else if (attributes.isSymbolicLink() && isLeadingOut(file)) {
            problem = Optional.of("'%s' in the repository's data is a link that points outside it.".formatted(name(file)));
        } else if (attributes.isOther() && !isSocket(file)) {
            problem = Optional.of("'%s' in the repository's data is a pipe or a device.".formatted(name(file)));
        }
        return problem.isPresent() || Thread.currentThread().isInterrupted() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    /** Ignores missing files, because running git commands create and delete files. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    /** Checks both the link's text and its resolved target: a link such as {@code /proc/self} has a different target for git. */
    private boolean isLeadingOut(Path link) throws IOException {
        var text = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        if (within.stream().noneMatch(text::startsWith)) {
            return true;
        }
        try {
            var real = link.toRealPath();
            return within.stream().noneMatch(real::startsWith);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /** Sockets are allowed: file system monitors listen on them, and git reads no data from them. */
    private static boolean isSocket(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & KIND) == SOCKET;
    }

    private String name(Path file) {
        return directory.relativize(file).toString().replaceAll("\\p{Cntrl}", "?");
    }
}
