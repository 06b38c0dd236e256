package io.atopile.mcp.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The indexes of the real atopile's standard library and of KiCad's symbols, which take half a minute and some seconds of one processor:
 * kept by the tests that make them for their own sake, and lent to others' state directories. A server takes one only if it is about the
 * atopile or the KiCad that is installed.
 */
public final class KnownIndexes {

    private static final String LIBRARY = "stdlib-";
    private static final String SYMBOLS = "symbols.parts.db";

    private KnownIndexes() {}

    /** Keeps what the server with this state directory has made. */
    public static void keep(Path state) throws IOException {
        copy(state, directory());
    }

    /** Puts what is known into a state directory; what isn't, its server makes by itself. */
    public static void lend(Path state) throws IOException {
        copy(directory(), state);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (var index : findIndexes(from)) {
            var copy = to.resolve(from.relativize(index).toString());
            Files.createDirectories(copy.resolveSibling(""));
            var fresh = Files.copy(index, Files.createTempFile(copy.resolveSibling(""), "index", ".new"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> findIndexes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(KnownIndexes::isIndex).toList();
        }
    }

    private static boolean isIndex(Path file) {
        var name = String.valueOf(file.getFileName());
        return (name.startsWith(LIBRARY) && name.endsWith(".json")) || name.equals(SYMBOLS);
    }

    /** Tests run in the directory of their module. */
    private static Path directory() throws IOException {
        var folder = Path.of("").toRealPath();
        for (var parent = folder; parent != null; parent = parent.getParent()) {
            if (Files.isDirectory(parent.resolve("tools/atopile/src"))) {
                return parent.resolve("tools/atopile/target/indexes");
            }
        }
        throw new IOException(folder + " is not in the sources");
    }
}
