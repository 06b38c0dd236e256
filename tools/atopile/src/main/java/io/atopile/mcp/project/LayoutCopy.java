package io.atopile.mcp.project;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A target's layout under another target's name: the folder, with the files in it that bear the name. It appears whole or
 * not at all, and the original stays.
 *
 * @param files what was made; empty where there was no layout
 */
public record LayoutCopy(List<Path> files) {

    public LayoutCopy {
        files = List.copyOf(files);
    }

    /**
     * Copies.
     *
     * @throws IOException when it can't be copied, or something stands there; nothing is left behind then
     */
    public static LayoutCopy make(Project project, String from, String to) throws IOException {
        var source = project.layouts().resolve(from);
        var destination = project.layouts().resolve(to);
        if (!Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS) || !Files.exists(project.layout(from))) {
            return new LayoutCopy(List.of());
        }
        if (Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(destination.getFileName().toString());
        }
        var unfinished = project.layouts().resolve(".%s-%s".formatted(to, UUID.randomUUID()));
        try {
            var names = copied(source, unfinished, from, to);
            Files.move(unfinished, destination, StandardCopyOption.ATOMIC_MOVE);
            return new LayoutCopy(names.stream().map(destination::resolve).toList());
        } finally {
            delete(unfinished);
        }
    }

    private static List<String> copied(Path source, Path destination, String from, String to) throws IOException {
        Files.createDirectory(destination);
        var names = new ArrayList<String>();
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).sorted().toList()) {
                var name = file.getFileName().toString();
                if (!name.startsWith("~")) {
                    var renamed = name.startsWith(from + ".") ? to + name.substring(from.length()) : name;
                    Files.copy(file, destination.resolve(renamed), StandardCopyOption.COPY_ATTRIBUTES);
                    names.add(renamed);
                }
            }
        }
        return names;
    }

    /** Takes the copy away again, as far as nobody else put anything into it. */
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

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
