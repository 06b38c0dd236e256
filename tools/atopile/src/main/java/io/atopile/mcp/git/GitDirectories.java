package io.atopile.mcp.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directories that git has to read of the repository around a folder: its working tree and, for a linked worktree or a submodule, the
 * data elsewhere, where those say themselves that they belong to this working tree.
 */
final class GitDirectories {

    private static final int LONGEST = 4_096;

    private GitDirectories() {}

    /** Real paths; the folder alone where it is in no repository. */
    static List<Path> around(Path folder) {
        try {
            for (var top = folder.toRealPath(); top != null; top = top.getParent()) {
                var mark = top.resolve(".git");
                if (Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
                    return Stream.concat(Stream.of(top), elsewhere(top, mark).stream()).toList();
                }
            }
        } catch (IOException | InvalidPathException _) {
            return List.of(folder);
        }
        return List.of(folder);
    }

    private static List<Path> elsewhere(Path top, Path mark) throws IOException {
        if (Files.isSymbolicLink(mark) || !Files.isRegularFile(mark)) {
            return List.of();
        }
        var data = top.resolve(line(mark).replaceFirst("^gitdir:", "").strip()).toRealPath();
        if (!belongs(data, top)) {
            return List.of();
        }
        var common = data.resolve("commondir");
        if (!Files.isRegularFile(common)) {
            return List.of(data);
        }
        var shared = data.resolve(line(common)).toRealPath();
        return data.startsWith(shared) ? List.of(data, shared) : List.of(data);
    }

    /** A worktree's data name it; a submodule's name it relative to themselves, in a configuration that only git reads. */
    private static boolean belongs(Path data, Path top) throws IOException {
        var back = data.resolve("gitdir");
        if (Files.isRegularFile(back)) {
            return data.resolve(line(back)).toRealPath().equals(top.resolve(".git").toRealPath());
        }
        return Files.readString(data.resolve("config")).lines()
                .map(String::strip)
                .filter(line -> line.startsWith("worktree"))
                .map(line -> line.replaceFirst("^worktree\\s*=\\s*", "").replace("\"", ""))
                .anyMatch(named -> data.resolve(named).normalize().equals(top));
    }

    private static String line(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException("too long");
        }
        return Files.readString(file).strip();
    }
}
