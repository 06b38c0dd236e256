package io.atopile.mcp.project;

import io.atopile.mcp.yaml.YamlDocument;
import io.atopile.mcp.yaml.YamlDocument.Splice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Adds and renames targets in the text of an {@code ato.yaml} and leaves every other byte unchanged, including comments. The result
 * is the complete text after the edit, or empty if the format of the file doesn't allow the edit without touching other lines.
 */
public final class TargetEdit {

    private static final String BUILDS = "builds";
    private static final String ENTRY = "entry";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_./][A-Za-z0-9_./:-]*[A-Za-z0-9_]");
    private static final int STEP = 2;

    private TargetEdit() {}

    /** Adds a target after the others. */
    public static Optional<String> add(String text, String name, String entry) {
        return edit(text, (document, builds) -> {
            builds.put(name, Map.of(ENTRY, entry));
            return buildAddition(document, name, YamlDocument.format(entry, PLAIN));
        });
    }

    /**
     * Renames a target in place.
     *
     * @param entry its new entry; absent keeps the old one
     */
    public static Optional<String> rename(String text, String name, String newName, Optional<String> entry) {
        return edit(text, (document, builds) -> {
            var build = new LinkedHashMap<Object, Object>(builds.remove(name) instanceof Map<?, ?> old ? old : Map.of());
            entry.ifPresent(wanted -> build.put(ENTRY, wanted));
            builds.put(newName, build);
            return buildRenaming(document, name, newName, entry);
        });
    }

    private static Optional<String> edit(String text, YamlDocument.Edit editOfBuilds) {
        return YamlDocument.edit(text, (document, wanted) -> {
            var builds = new LinkedHashMap<Object, Object>(wanted.get(BUILDS) instanceof Map<?, ?> old ? old : Map.of());
            wanted.put(BUILDS, builds);
            return editOfBuilds.apply(document, builds);
        });
    }

    private static List<Splice> buildAddition(YamlDocument document, String name, String entry) {
        var builds = document.find(BUILDS);
        if (builds.isEmpty()) {
            return List.of(document.append(BUILDS + ":\n" + formatBlock(STEP, name, entry)));
        }
        var key = builds.get().getKeyNode();
        return switch (builds.get().getValueNode()) {
            case MappingNode flow when flow.getFlowStyle() == FlowStyle.FLOW ->
                List.of(document.insertInFlow(flow, "%s: {entry: %s}".formatted(name, entry)));
            case MappingNode block when !block.getValue().isEmpty() ->
                List.of(document.insertAfter(block, formatBlock(YamlDocument.findColumn(block.getValue().getFirst().getKeyNode()), name, entry)));
            case ScalarNode empty when empty.getValue().isEmpty() ->
                List.of(document.insertAfter(key, formatBlock(YamlDocument.findColumn(key) + STEP, name, entry)));
            case Node _ -> List.of();
        };
    }

    private static String formatBlock(int column, String name, String entry) {
        return "%s%s:\n%s%s: %s\n".formatted(" ".repeat(column), name, " ".repeat(column + STEP), ENTRY, entry);
    }

    private static List<Splice> buildRenaming(YamlDocument document, String name, String newName, Optional<String> entry) {
        var build = document.find(BUILDS).flatMap(builds -> YamlDocument.find(builds.getValueNode(), name));
        if (build.isEmpty()) {
            return List.of();
        }
        var renamed = document.replace(build.get().getKeyNode(), newName);
        if (entry.isEmpty()) {
            return List.of(renamed);
        }
        return YamlDocument.findChild(build.get().getValueNode(), ENTRY)
                .map(old -> List.of(renamed, document.replace(old, YamlDocument.format(entry.get(), PLAIN))))
                .orElse(List.of());
    }
}
