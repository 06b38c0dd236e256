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
 * Tells from the data of a tool's answer which files the model was shown and which were changed. What counts are the
 * fields that all tools name alike: {@code path} and {@code rev}, lines with anchors in {@code content} or
 * {@code region}, {@code undo_id} or {@code undo_ids} of what can be taken back.
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

    /** None of a call that was made in another project. */
    List<FileObservation> of(ObjectNode arguments, JsonNode data) {
        var named = arguments.path("project").asString(root.toString());
        if (!root.toString().equals(named) && !root.toString().endsWith("/" + named)) {
            return List.of();
        }
        var notes = new ArrayList<FileObservation>();
        for (var path : changed(arguments, data)) {
            notes.add(new FileObservation(path, rev(path, data), How.CHANGED_HERE));
        }
        Stream.concat(Stream.of(data), data.path("files").values().stream())
                .filter(FileObservationExtractor::showsLines)
                .map(file -> new FileObservation(text(file, PATH), Optional.of(text(file, "rev")), How.SHOWN))
                .forEach(notes::add);
        return notes;
    }

    /** The place that a change left has no revision in its answer, and is named only in the call. */
    private static Set<String> changed(ObjectNode arguments, JsonNode data) {
        var paths = new LinkedHashSet<String>();
        if (!text(data, UNDO).isEmpty()) {
            paths.add(text(arguments, PATH));
            paths.add(text(data, PATH));
        }
        data.path("undo_ids").values().forEach(other -> paths.add(text(other, PATH)));
        paths.remove("");
        return paths;
    }

    private Optional<String> rev(String path, JsonNode data) {
        if (text(data, PATH).equals(path) && !text(data, "rev").isEmpty()) {
            return Optional.of(text(data, "rev"));
        }
        return switch (files.content(path)) {
            case ProjectFiles.Content.Here(var rev) -> Optional.of(rev);
            case ProjectFiles.Content.Gone _, ProjectFiles.Content.Unknown _ -> Optional.empty();
        };
    }

    private static boolean showsLines(JsonNode file) {
        return !text(file, PATH).isEmpty()
                && !text(file, "rev").isEmpty()
                && !(text(file, "content") + text(file, "region")).isEmpty();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
