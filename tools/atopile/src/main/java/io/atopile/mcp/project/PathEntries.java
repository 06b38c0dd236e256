package io.atopile.mcp.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds all paths in a manifest, including those that come from an alias, a merge or a repeated key. */
final class PathEntries {

    private static final String KEY = "paths";

    private final List<PathEntry> entries = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private PathEntries() {}

    static List<PathEntry> collectFrom(Node document) {
        var found = new PathEntries();
        found.search(document, "");
        return List.copyOf(found.entries);
    }

    private void search(Node node, String above) {
        if (!seen.add(node)) {
            return;
        }
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(tuple -> {
                var name = name(tuple.getKeyNode());
                if (name.equals(KEY)) {
                    collect(tuple.getValueNode(), above + KEY, 0);
                } else {
                    search(tuple.getValueNode(), above + name + ".");
                }
            });
            case SequenceNode sequence -> sequence.getValue().forEach(item -> search(item, above));
            default -> {}
        }
    }

    private void collect(Node node, String key, int depth) {
        if (depth > 8) {
            return;
        }
        switch (node) {
            case ScalarNode scalar when !scalar.getValue().isEmpty() -> entries.add(
                    new PathEntry(key, scalar.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), scalar.getValue()));
            case MappingNode mapping -> mapping.getValue().forEach(tuple -> {
                var name = name(tuple.getKeyNode());
                collect(tuple.getValueNode(), name.equals("<<") ? key : key + "." + name, depth + 1);
            });
            case SequenceNode sequence -> sequence.getValue().forEach(item -> collect(item, key, depth + 1));
            default -> {}
        }
    }

    private static String name(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }
}
