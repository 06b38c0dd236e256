package io.atopile.mcp.packages;

import io.atopile.mcp.yaml.YamlDocument;
import io.atopile.mcp.yaml.YamlDocument.Splice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds, replaces or removes a dependency in the text of an {@code ato.yaml} and leaves every other byte unchanged; {@code ato add} rewrites the whole
 * file.
 */
final class DependencyEdit {

    private static final String DEPENDENCIES = "dependencies";
    private static final String IDENTIFIER = "identifier";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

    private DependencyEdit() {}

    /** Replaces the dependency of the same name, or appends a new one; empty if the file can't be changed with a local edit. */
    static Optional<String> put(String text, PackageDependency dependency) {
        return YamlDocument.edit(text, (document, wanted) -> {
            var list = copyList(wanted);
            var at = place(list, dependency.identifier());
            if (at < 0) {
                list.add(toFields(dependency));
            } else {
                list.set(at, toFields(dependency));
            }
            wanted.put(DEPENDENCIES, list);
            return buildPut(document, dependency);
        });
    }

    /** Removes a dependency; empty if the file can't be changed with a local edit. */
    static Optional<String> remove(String text, String identifier) {
        return YamlDocument.edit(text, (document, wanted) -> {
            var list = copyList(wanted);
            var at = place(list, identifier);
            if (at < 0) {
                return List.of();
            }
            list.remove(at);
            wanted.put(DEPENDENCIES, list);
            if (list.isEmpty()) {
                wanted.remove(DEPENDENCIES);
            }
            return document.find(DEPENDENCIES).map(entry -> buildRemoval(document, entry, identifier)).orElse(List.of());
        });
    }

    private static List<Object> copyList(Map<Object, Object> manifest) {
        return new ArrayList<>(manifest.get(DEPENDENCIES) instanceof List<?> old ? old : List.of());
    }

    private static int place(List<Object> list, String identifier) {
        for (var i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> fields && identifier.equals(fields.get(IDENTIFIER))) {
                return i;
            }
        }
        return -1;
    }

    private static List<Splice> buildPut(YamlDocument document, PackageDependency dependency) {
        var entry = document.find(DEPENDENCIES);
        if (entry.isEmpty()) {
            return List.of(document.append(DEPENDENCIES + ":\n" + formatItem(2, dependency)));
        }
        return switch (entry.get().getValueNode()) {
            case SequenceNode empty when empty.getValue().isEmpty() -> List.of(document.replaceEmpty(empty, formatItem(2, dependency)));
            case SequenceNode block when block.getFlowStyle() == FlowStyle.BLOCK -> List.of(putInBlock(document, block, dependency));
            case ScalarNode empty when empty.getValue().isEmpty() ->
                List.of(document.insertAfter(entry.get().getKeyNode(), formatItem(2, dependency)));
            case Node _ -> List.of();
        };
    }

    private static Splice putInBlock(YamlDocument document, SequenceNode block, PackageDependency dependency) {
        var lines = formatItem(Math.max(0, YamlDocument.findColumn(block.getValue().getFirst()) - 2), dependency);
        return findItem(block, dependency.identifier())
                .map(old -> document.replaceLines(old, old, lines))
                .orElseGet(() -> document.insertAfter(block.getValue().getLast(), lines));
    }

    private static List<Splice> buildRemoval(YamlDocument document, NodeTuple entry, String identifier) {
        return entry.getValueNode() instanceof SequenceNode block && block.getFlowStyle() == FlowStyle.BLOCK
                ? findItem(block, identifier)
                        .map(old -> List.of(document.replaceLines(block.getValue().size() == 1 ? entry.getKeyNode() : old, old, "")))
                        .orElse(List.of())
                : List.of();
    }

    private static Optional<Node> findItem(SequenceNode block, String identifier) {
        return block.getValue().stream()
                .filter(item -> YamlDocument.findChild(item, IDENTIFIER)
                        .filter(value -> value instanceof ScalarNode scalar && scalar.getValue().equals(identifier))
                        .isPresent())
                .findFirst();
    }

    private static String formatItem(int column, PackageDependency dependency) {
        var lines = new StringBuilder();
        toFields(dependency).forEach((key, value) -> lines.append(lines.isEmpty() ? " ".repeat(column) + "- " : " ".repeat(column + 2))
                .append("%s: %s\n".formatted(key, YamlDocument.format(value, PLAIN))));
        return lines.toString();
    }

    private static Map<String, String> toFields(PackageDependency dependency) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("type", dependency.kind() == PackageDependency.Kind.FILE ? "file" : "registry");
        fields.put(IDENTIFIER, dependency.identifier());
        dependency.release().ifPresent(release -> fields.put("release", release));
        dependency.path().ifPresent(path -> fields.put("path", path));
        return fields;
    }
}
