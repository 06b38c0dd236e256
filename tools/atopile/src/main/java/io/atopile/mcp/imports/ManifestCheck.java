package io.atopile.mcp.imports;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Checks that a manifest has the same meaning for every YAML reader, and that it doesn't move the directories in which imports are
 * searched from their documented locations. atopile reads YAML 1.1 with merge keys and uses the last of two equal keys.
 */
final class ManifestCheck {

    private static final Pattern LINE_BREAK_OF_OLD_YAML = Pattern.compile("[\\x{85}\\x{2028}\\x{2029}\\x{feff}]");
    private static final int LARGEST = 1_000_000;
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private ManifestCheck() {}

    /** Returns the reason why a directory's manifest doesn't determine where atopile searches imports, if any. */
    static Optional<String> findObstacle(Path directory) {
        try {
            switch (ProjectFile.read(directory)) {
                case ProjectReadResult.Malformed(var line, var problem) -> {
                    return Optional.of("line %d: %s".formatted(line, problem));
                }
                case ProjectReadResult.Conflicted(var conflicts) -> {
                    return Optional.of("line %d: an unresolved merge conflict".formatted(conflicts.getFirst().start()));
                }
                case ProjectReadResult.Read _, ProjectReadResult.Absent _ -> {}
            }
            var text = BoundedFile.readText(directory.resolve(Project.FILE), LARGEST);
            if (LINE_BREAK_OF_OLD_YAML.matcher(text).find()) {
                return Optional.of("it contains a character that only some YAML readers treat as a line break");
            }
            return findUnusualEvent(text).or(() -> YamlDocument.parse(text).root().flatMap(ManifestCheck::findUnusualNode));
        } catch (IOException | YamlEngineException _) {
            return Optional.of("it can't be read");
        }
    }

    private static Optional<String> findUnusualEvent(String text) {
        for (var event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                return Optional.of("it uses an anchor or an alias" + describeLine(event));
            }
            if ((event instanceof CollectionStartEvent start && start.getTag().isPresent())
                    || (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())) {
                return Optional.of("it uses a tag" + describeLine(event));
            }
        }
        return Optional.empty();
    }

    private static String describeLine(Event event) {
        return event.getStartMark().map(mark -> " on line " + (mark.getLine() + 1)).orElse("");
    }

    private static Optional<String> findUnusualNode(Node document) {
        return listKeys(document).or(() -> YamlDocument.findChild(document, "paths").flatMap(ManifestCheck::findMovedPath));
    }

    private static Optional<String> listKeys(Node node) {
        return switch (node) {
            case MappingNode mapping -> listKeys(mapping);
            case SequenceNode sequence -> findFirst(sequence.getValue());
            default -> Optional.empty();
        };
    }

    private static Optional<String> listKeys(MappingNode mapping) {
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                return Optional.of("it has a key that is not a plain value");
            }
            if (key.getValue().equals("<<")) {
                return Optional.of("it uses the merge key <<");
            }
            if (!seen.add(key.getValue())) {
                return Optional.of("it has the key '%s' twice".formatted(key.getValue()));
            }
        }
        return findFirst(mapping.getValue().stream().map(tuple -> tuple.getValueNode()).toList());
    }

    private static Optional<String> findFirst(List<Node> nodes) {
        return nodes.stream().flatMap(node -> listKeys(node).stream()).findFirst();
    }

    private static Optional<String> findMovedPath(Node paths) {
        for (var key : List.of("root", "modules")) {
            if (YamlDocument.findChild(paths, key).isPresent()) {
                return Optional.of("it sets paths.%s, which atopile doesn't document".formatted(key));
            }
        }
        return YamlDocument.findChild(paths, "src")
                .filter(source -> source instanceof ScalarNode scalar && scalar.getValue().contains(".."))
                .map(_ -> "paths.src contains '..'");
    }
}
