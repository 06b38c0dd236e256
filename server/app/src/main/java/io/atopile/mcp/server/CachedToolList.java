package io.atopile.mcp.server;

import io.atopile.mcp.tool.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The result of {@code tools/list}, stored when the program is assembled because deriving it takes longer than the rest of the
 * start.
 *
 * <p>It is stored next to {@code lib} and only valid for the jars that wrote it: its first line is their fingerprint, the
 * second is the list of all tools as a JSON array.
 */
public final class CachedToolList {

    private static final String HOME = "atopile.mcp.home";
    private static final String FILE = "tools-list";

    private CachedToolList() {}

    /**
     * Returns the list stored for the running program; empty if it doesn't run from a distribution, or the list was stored by
     * other jars.
     */
    static Optional<String> find() {
        return home().flatMap(CachedToolList::findIn);
    }

    /** Returns the list stored in a distribution. */
    static Optional<String> findIn(Path home) {
        try {
            var text = Files.readString(home.resolve(FILE));
            var end = text.indexOf('\n');
            return end > 0 && text.substring(0, end).equals(computeJarFingerprint(home))
                    ? Optional.of(text.substring(end + 1).stripTrailing())
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * Stores a list in the distribution that the program runs from.
     *
     * @throws IOException if it runs from none, or the file can't be written
     */
    public static void keep(JsonNode tools) throws IOException {
        keep(tools, home().orElseThrow(() -> new IOException("The program does not run from a distribution, so the list can't be stored.")));
    }

    static void keep(JsonNode tools, Path home) throws IOException {
        Files.writeString(home.resolve(FILE), computeJarFingerprint(home) + "\n" + Json.mapper().writeValueAsString(tools) + "\n");
    }

    private static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
    }

    /**
     * Returns the names, sizes and dates of our own jars, as the start-up cache identifies them too; reading them would take
     * milliseconds.
     */
    private static String computeJarFingerprint(Path home) {
        var lib = home.resolve("lib").toFile();
        var names = lib.list((_, name) -> name.startsWith("atopile-mcp"));
        var jars = new StringBuilder();
        if (names != null) {
            Arrays.sort(names);
            for (var name : names) {
                var jar = new File(lib, name);
                jars.append(name).append(' ').append(jar.length()).append(' ').append(jar.lastModified()).append(' ');
            }
        }
        return jars.toString();
    }
}
