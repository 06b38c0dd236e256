package io.atopile.mcp.project;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.file.OpenPath;
import io.atopile.mcp.file.ScopedFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A copy of a target's layout for another target: the folder, with the files named after the target renamed. It is created completely or not at all,
 * and the original is kept.
 *
 * @param files the created files; empty if there was no layout
 */
public record LayoutCopy(List<Path> files) {

    private static final int LARGEST = 256 << 20;

    public LayoutCopy {
        files = List.copyOf(files);
    }

    /**
     * Creates the copy.
     *
     * @throws IOException if the layout can't be copied or the destination exists; nothing is left behind then
     */
    public static LayoutCopy make(Project project, String from, String to) throws IOException {
        var source = project.layouts().resolve(from);
        var destination = project.layouts().resolve(to);
        if (!Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS) || !Files.exists(project.resolveLayout(from))) {
            return new LayoutCopy(List.of());
        }
        if (Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(destination.getFileName().toString());
        }
        try (var layouts = OpenPath.openDirectory(project.layouts().toRealPath())) {
            var unfinished = layouts.path().resolve(".%s-%s".formatted(to, UUID.randomUUID()));
            try {
                var names = copyFiles(project, from, unfinished, to);
                Files.move(unfinished, layouts.resolveChild(destination), StandardCopyOption.ATOMIC_MOVE);
                return new LayoutCopy(names.stream().map(destination::resolve).toList());
            } finally {
                DirectoryTree.delete(unfinished);
            }
        }
    }

    private static List<String> copyFiles(Project project, String from, Path destination, String to) throws IOException {
        Files.createDirectory(destination);
        var names = new ArrayList<String>();
        var scoped = ScopedFiles.of(project.root());
        try (var source = OpenPath.openDirectory(project.layouts().resolve(from).toRealPath());
                Stream<Path> files = Files.list(source.path())) {
            for (Path file : files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).sorted().toList()) {
                var name = file.getFileName().toString();
                if (!name.startsWith("~")) {
                    var renamed = name.startsWith(from + ".") ? to + name.substring(from.length()) : name;
                    var bytes = scoped.read(project.layouts().resolve(from).resolve(name), LARGEST)
                            .orElseThrow(() -> new IOException("A layout file may not be read"));
                    Files.write(destination.resolve(renamed), bytes, StandardOpenOption.CREATE_NEW);
                    names.add(renamed);
                }
            }
        }
        return names;
    }

    /** Deletes the copy, except for files that were added to it. */
    public void remove() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            if (!files.isEmpty()) {
                Files.deleteIfExists(files.getFirst().resolveSibling(""));
            }
        } catch (IOException _) {
            // What remains is a copy; the original was never touched.
        }
    }
}
