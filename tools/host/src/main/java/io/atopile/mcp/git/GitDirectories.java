package io.atopile.mcp.git;

import io.atopile.mcp.file.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directories of a repository that git must read, as real paths. Data outside the working tree (linked worktrees, submodules)
 * must itself refer to the working tree. Files are parsed byte for byte as git parses them.
 *
 * @param top the root of the working tree
 * @param data the data of this working tree: its {@code HEAD} and index
 * @param shared the data that all working trees share: objects and references; equal to {@code data} if there is only one
 */
record GitDirectories(Path top, Path data, Path shared) {

    private static final int LONGEST = 4_096;
    private static final int LARGEST_CONFIGURATION = 1 << 20;
    private static final String POINTER = "gitdir: ";
    private static final String WORKTREES = "worktrees";
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]+$");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Returns the directories of the repository around a folder; only the folder itself if there is no repository. */
    static List<Path> listDirectories(Path folder) {
        return findTop(folder).map(top -> of(top).map(GitDirectories::all).orElse(List.of(top))).orElse(List.of(folder));
    }

    /** Returns the closest folder with a {@code .git}, searching upwards. */
    static Optional<Path> findTop(Path folder) {
        try {
            return Stream.iterate(folder.toRealPath(), Objects::nonNull, Path::getParent)
                    .filter(top -> Files.exists(top.resolve(".git"), LinkOption.NOFOLLOW_LINKS))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Returns the directories of a working tree; empty if its {@code .git} points to data that doesn't belong to it. */
    static Optional<GitDirectories> of(Path top) {
        try {
            var data = findData(top, top.resolve(".git"));
            return Files.isDirectory(data) && !top.startsWith(data) && (data.startsWith(top) || refersTo(data, top)) ? findShared(top, data) : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    List<Path> all() {
        return Stream.of(top, data, shared).distinct().toList();
    }

    /** Whether git, which searches by itself, found the same directories. */
    boolean are(Path topOfGit, Path dataOfGit, Path sharedOfGit) throws IOException {
        return topOfGit.toRealPath().equals(top) && dataOfGit.toRealPath().equals(data) && sharedOfGit.toRealPath().equals(shared);
    }

    private static Path findData(Path top, Path mark) throws IOException {
        if (Files.isDirectory(mark)) {
            return mark.toRealPath();
        }
        var text = findNamed(mark);
        if (!text.startsWith(POINTER)) {
            throw new IOException("not a pointer to git's data");
        }
        return top.resolve(text.substring(POINTER.length())).toRealPath();
    }

    /** Returns directories with separate shared data only if the data is where git puts that of an additional working tree. */
    private static Optional<GitDirectories> findShared(Path top, Path data) throws IOException {
        var file = data.resolve("commondir");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new GitDirectories(top, data, data));
        }
        var shared = data.resolve(findNamed(file)).toRealPath();
        return data.startsWith(shared)
                        && shared.resolve(WORKTREES).resolve(data.getFileName()).equals(data)
                        && !top.startsWith(shared)
                ? Optional.of(new GitDirectories(top, data, shared))
                : Optional.empty();
    }

    /** A worktree's data names the worktree; a submodule's data names it in its configuration, relative to itself. */
    private static boolean refersTo(Path data, Path top) throws IOException {
        var back = data.resolve("gitdir");
        if (Files.exists(back, LinkOption.NOFOLLOW_LINKS)) {
            return data.resolve(findNamed(back)).toRealPath().equals(top.resolve(".git").toRealPath());
        }
        return BoundedFile.readUnlinkedText(data.resolve("config"), LARGEST_CONFIGURATION).lines()
                .map(String::strip)
                .filter(line -> line.startsWith("worktree"))
                .map(line -> line.replaceFirst("^worktree\\s*=\\s*", "").replace("\"", ""))
                .anyMatch(named -> data.resolve(named).normalize().equals(top));
    }

    /** Reads a file of git that contains a single path. Blanks are part of the path; trailing line ends are not. */
    private static String findNamed(Path file) throws IOException {
        var text = LINE_END.matcher(BoundedFile.readUnlinkedText(file, LONGEST)).replaceFirst("");
        if (text.isEmpty() || CONTROL.matcher(text).find()) {
            throw new IOException("not a path");
        }
        return text;
    }
}
