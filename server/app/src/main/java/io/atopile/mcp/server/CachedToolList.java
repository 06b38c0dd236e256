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
 * What {@code tools/list} lists, written down when the program is assembled, because to derive it takes longer than the rest of
 * the start.
 *
 * <p>It lies beside {@code lib} and is of use only to the jars it was written by: its first line tells them from any others,
 * its second is the list, of every tool, a JSON array.
 */
public final class CachedToolList {

    private static final String HOME = "atopile.mcp.home";
    private static final String FILE = "tools-list";

    private CachedToolList() {}

    /** What was kept for the program that runs; nothing when it doesn't run from a distribution, or from other jars. */
    static Optional<String> find() {
        return home().flatMap(CachedToolList::findIn);
    }

    /** What was kept in a distribution. */
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
     * Keeps a list in the distribution that the program runs from.
     *
     * @throws IOException when it runs from none, or that can't be written
     */
    public static void keep(JsonNode tools) throws IOException {
        keep(tools, home().orElseThrow(() -> new IOException("This is no distribution; nothing can be kept in it.")));
    }

    static void keep(JsonNode tools, Path home) throws IOException {
        Files.writeString(home.resolve(FILE), computeJarFingerprint(home) + "\n" + Json.mapper().writeValueAsString(tools) + "\n");
    }

    private static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
    }

    /** Our own jars by name, size and date, as the start-up cache tells them too; to read them would take milliseconds. */
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
