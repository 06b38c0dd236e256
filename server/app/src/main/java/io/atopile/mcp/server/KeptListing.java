package io.atopile.mcp.server;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/**
 * What {@code tools/list} lists, written down when the program is assembled, because to derive it takes longer than the rest of
 * the start.
 *
 * <p>It lies beside {@code lib} and is of use only to the jars it was written by: its first line is their checksum, its second
 * the list, of every tool.
 *
 * @param tools a JSON array
 */
public record KeptListing(String tools) {

    private static final String HOME = "atopile.mcp.home";
    private static final String FILE = "tools-list";

    /** What was kept for the program that runs; nothing when it doesn't run from a distribution, or from other jars. */
    static Optional<KeptListing> find() {
        return Optional.ofNullable(System.getProperty(HOME)).map(Path::of).flatMap(KeptListing::in);
    }

    /** What was kept in a distribution. */
    static Optional<KeptListing> in(Path home) {
        try {
            var text = Files.readString(home.resolve(FILE));
            var end = text.indexOf('\n');
            return end > 0 && text.substring(0, end).equals(checksum(home))
                    ? Optional.of(new KeptListing(text.substring(end + 1).stripTrailing()))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Keeps the list in the distribution that the program runs from. */
    public static void keep(JsonNode tools) throws IOException {
        var home = Path.of(System.getProperty(HOME));
        var json = Json.mapper().writeValueAsString(tools);
        Files.writeString(home.resolve(FILE), checksum(home) + "\n" + json + "\n");
    }

    private static String checksum(Path home) throws IOException {
        var sum = new CRC32();
        for (var jar : ownJars(home)) {
            sum.update(Files.readAllBytes(jar));
        }
        return Long.toHexString(sum.getValue());
    }

    private static List<Path> ownJars(Path home) throws IOException {
        try (var files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("atopile-mcp"))
                    .sorted()
                    .toList();
        }
    }
}
