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
 * The directories that git has to read of a repository; all real paths. Data that are not below the working tree (linked worktrees,
 * submodules) must say themselves that they belong to it. Files are parsed as git does, to the byte.
 *
 * @param top of the working tree
 * @param data of this working tree: its {@code HEAD} and index
 * @param shared what all working trees of the repository share: objects and references; the data themselves where there is but one
 */
record GitDirectories(Path top, Path data, Path shared) {

    private static final int LONGEST = 4_096;
    private static final int LARGEST_CONFIGURATION = 1 << 20;
    private static final String POINTER = "gitdir: ";
    private static final String WORKTREES = "worktrees";
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]+$");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Those of the repository around a folder; the folder alone where it has none of its own. */
    static List<Path> listDirectories(Path folder) {
        return findTop(folder).map(top -> of(top).map(GitDirectories::all).orElse(List.of(top))).orElse(List.of(folder));
    }

    /** The innermost folder with a {@code .git}, from a folder up. */
    static Optional<Path> findTop(Path folder) {
        try {
            return Stream.iterate(folder.toRealPath(), Objects::nonNull, Path::getParent)
                    .filter(top -> Files.exists(top.resolve(".git"), LinkOption.NOFOLLOW_LINKS))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Those of a working tree; empty where its {@code .git} leads to what doesn't belong to it. */
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

    /** Whether git, which looks by itself, came to the same directories. */
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

    /** Others than the data themselves only where git puts the data of a further working tree. */
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

    /** A worktree's data name it; a submodule's name it relative to themselves, in a configuration that only git reads. */
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

    /** What a file of git's with a single path holds. Blanks around it are part of the path; line ends at its end are not. */
    private static String findNamed(Path file) throws IOException {
        var text = LINE_END.matcher(BoundedFile.readUnlinkedText(file, LONGEST)).replaceFirst("");
        if (text.isEmpty() || CONTROL.matcher(text).find()) {
            throw new IOException("not a path");
        }
        return text;
    }
}
