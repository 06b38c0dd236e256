package io.atopile.mcp.project;

import io.atopile.mcp.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A path under a {@code paths} key of {@code ato.yaml}, of the project or of one build.
 *
 * @param key its full name, such as {@code builds.default.paths.layout}
 * @param line in {@code ato.yaml}, counted from 1
 * @param value verbatim
 */
public record PathEntry(String key, int line, String value) {

    private static final int DEEPEST = 100;

    /** Finds all paths in a manifest, including those that come from an alias, a merge or a repeated key. */
    static List<PathEntry> collectFrom(Node document) {
        var search = new Search(new ArrayList<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
        search.visit(document, "");
        return search.found();
    }

    private record Search(List<PathEntry> found, Set<Node> seen) {

        void visit(Node node, String above) {
            if (!seen.add(node)) {
                return;
            }
            switch (node) {
                case MappingNode mapping -> mapping.getValue().forEach(tuple -> {
                    var name = name(tuple.getKeyNode());
                    if (name.equals("paths")) {
                        collect(tuple.getValueNode(), above + name, 0);
                    } else {
                        visit(tuple.getValueNode(), above + name + ".");
                    }
                });
                case SequenceNode sequence -> sequence.getValue().forEach(item -> visit(item, above));
                default -> {}
            }
        }

        private void collect(Node node, String key, int depth) {
            if (depth > DEEPEST) {
                return;
            }
            switch (node) {
                case ScalarNode scalar when !scalar.getValue().isEmpty() && !scalar.getTag().equals(Tag.NULL) ->
                    found.add(new PathEntry(key, YamlDocument.toLineNumber(scalar.getStartMark()), scalar.getValue()));
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
}
