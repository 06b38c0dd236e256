package io.atopile.mcp.hashline;

import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.journal.Journal;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The files that were changed together, by the ID of their changes; each entry is written before the first of its files is touched. */
final class FileSetLog {

    private static final int KEPT = 200;
    private static final long LARGEST = 1 << 20;

    private final Path file;

    FileSetLog(Path file) {
        this.file = file;
    }

    /** Returns the paths of the files that were changed under an ID; none for the ID of a single file's change. */
    List<String> findPaths(String id) {
        try {
            return new Journal(file, Durability.WITH_THE_SYSTEM).entries().stream()
                    .filter(entry -> entry.path("id").asString("").equals(id))
                    .findFirst()
                    .map(entry -> entry.path("paths").values().stream().map(JsonNode::asString).toList())
                    .orElse(List.of());
        } catch (UncheckedIOException _) {
            return List.of();
        }
    }

    void add(String id, List<String> paths) throws IOException {
        var entry = Json.object().put("id", id);
        paths.forEach(entry.putArray("paths")::add);
        try {
            DirectoryTree.createPrivate(file.resolveSibling(""));
            var journal = new Journal(file, Durability.WITH_THE_SYSTEM);
            journal.append(entry);
            if (Files.size(file) > LARGEST) {
                journal.keepNewest(KEPT);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
