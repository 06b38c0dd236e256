package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.FileObservation.How;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Extracts from the data of a tool's result which files the model was shown and which were changed. It uses the fields
 * that have the same names in all tools: {@code path} and {@code rev}, lines with anchors in {@code content} or
 * {@code region}, and {@code undo_id} or {@code undo_ids} of changes that can be undone.
 */
final class FileObservationExtractor {

    private static final String PATH = "path";
    private static final String UNDO = "undo_id";

    private final Path root;
    private final ProjectFiles files;

    FileObservationExtractor(Path root) {
        this.root = root;
        this.files = new ProjectFiles(root);
    }

    /** Returns the observations; none for a call in another project. */
    List<FileObservation> of(ObjectNode arguments, JsonNode data) {
        var named = arguments.path("project").asString(root.toString());
        if (!root.toString().equals(named) && !root.toString().endsWith("/" + named)) {
            return List.of();
        }
        var notes = new ArrayList<FileObservation>();
        for (var path : collectChangedPaths(arguments, data)) {
            notes.add(new FileObservation(path, findRevision(path, data), How.CHANGED_HERE));
        }
        Stream.concat(Stream.of(data), data.path("files").values().stream())
                .filter(FileObservationExtractor::hasLines)
                .map(file -> new FileObservation(getText(file, PATH), Optional.of(getText(file, "rev")), How.SHOWN))
                .forEach(notes::add);
        return notes;
    }

    /** Includes the path that a file was moved from, which only the call names and for which the result has no revision. */
    private static Set<String> collectChangedPaths(ObjectNode arguments, JsonNode data) {
        var paths = new LinkedHashSet<String>();
        if (!getText(data, UNDO).isEmpty()) {
            paths.add(getText(arguments, PATH));
            paths.add(getText(data, PATH));
        }
        data.path("undo_ids").values().forEach(other -> paths.add(getText(other, PATH)));
        paths.remove("");
        return paths;
    }

    private Optional<String> findRevision(String path, JsonNode data) {
        if (getText(data, PATH).equals(path) && !getText(data, "rev").isEmpty()) {
            return Optional.of(getText(data, "rev"));
        }
        return switch (files.readContent(path)) {
            case ProjectFiles.Content.Here(var rev) -> Optional.of(rev);
            case ProjectFiles.Content.Gone _, ProjectFiles.Content.Unknown _ -> Optional.empty();
        };
    }

    private static boolean hasLines(JsonNode file) {
        return !getText(file, PATH).isEmpty()
                && !getText(file, "rev").isEmpty()
                && !(getText(file, "content") + getText(file, "region")).isEmpty();
    }

    private static String getText(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
