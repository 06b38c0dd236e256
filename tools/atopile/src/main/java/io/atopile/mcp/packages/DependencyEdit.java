package io.atopile.mcp.packages;

import io.atopile.mcp.project.BoundedYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds, replaces or removes a dependency in the text of an {@code ato.yaml} and leaves every other byte unchanged; {@code ato add} rewrites the whole
 * file. The result is parsed again, and returned only if it means exactly what was requested.
 */
final class DependencyEdit {

    private static final String DEPENDENCIES = "dependencies";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

    private final String text;
    private final String newline;
    private final Optional<NodeTuple> dependencies;

    private DependencyEdit(String text, MappingNode top) {
        this.text = text;
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
        this.dependencies = top.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(DEPENDENCIES))
                .findFirst();
    }

    /** Replaces the dependency of the same name, or appends a new one; empty if the file can't be changed with a local edit. */
    static Optional<String> put(String text, PackageDependency wanted) {
        return edit(text, edit -> edit.put(wanted), list -> {
            var at = place(list, wanted.identifier());
            if (at < 0) {
                list.add(toFields(wanted));
            } else {
                list.set(at, toFields(wanted));
            }
        });
    }

    /** Removes a dependency; empty if the file can't be changed with a local edit. */
    static Optional<String> remove(String text, String identifier) {
        return edit(text, edit -> edit.remove(identifier), list -> list.remove(place(list, identifier)));
    }

    /** The edit of the text; empty if a local edit isn't possible. */
    private interface Plan {
        Optional<String> of(DependencyEdit edit);
    }

    /** The same change, applied to the parsed list. */
    private interface Wish {
        void applyTo(List<Object> list);
    }

    private static Optional<String> edit(String text, Plan plan, Wish wish) {
        try {
            if (!(BoundedYaml.compose(text).orElse(null) instanceof MappingNode top)) {
                return Optional.empty();
            }
            var wished = loadMapping(text);
            var list = new ArrayList<Object>(wished.get(DEPENDENCIES) instanceof List<?> old ? old : List.of());
            wish.applyTo(list);
            return plan.of(new DependencyEdit(text, top)).filter(changed -> matchesWish(changed, wished, list));
        } catch (YamlEngineException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static boolean matchesWish(String changed, Map<Object, Object> wished, List<Object> list) {
        var got = loadMapping(changed);
        var gotList = got.remove(DEPENDENCIES);
        wished.remove(DEPENDENCIES);
        return got.equals(wished) && (gotList == null ? list.isEmpty() : list.equals(gotList));
    }

    private static Map<Object, Object> loadMapping(String text) {
        return BoundedYaml.load(text) instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new LinkedHashMap<>();
    }

    private static int place(List<Object> list, String identifier) {
        for (var i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> fields && identifier.equals(fields.get("identifier"))) {
                return i;
            }
        }
        return -1;
    }

    private Optional<String> put(PackageDependency wanted) {
        if (dependencies.isEmpty()) {
            return Optional.of(text + (text.isEmpty() || text.endsWith("\n") ? "" : newline) + DEPENDENCIES + ":" + newline + formatItem(2, wanted));
        }
        return switch (dependencies.get().getValueNode()) {
            case SequenceNode empty when empty.getValue().isEmpty() -> replaceNode(empty, newline + formatItem(2, wanted).stripTrailing());
            case SequenceNode block when block.getFlowStyle() == FlowStyle.BLOCK -> Optional.of(putInBlock(block, wanted));
            case ScalarNode empty when empty.getValue().isEmpty() -> {
                var at = findLineEnd(end(dependencies.get().getKeyNode()));
                yield Optional.of(text.substring(0, at) + (endsLine(at) ? "" : newline) + formatItem(2, wanted) + text.substring(at));
            }
            case Node _ -> Optional.empty();
        };
    }

    private Optional<String> replaceNode(Node node, String by) {
        return Optional.of(text.substring(0, start(node)).stripTrailing() + by + text.substring(end(node)));
    }

    private String putInBlock(SequenceNode block, PackageDependency wanted) {
        var old = block.getValue().stream().filter(node -> hasIdentifier(node, wanted.identifier())).findFirst();
        var column = block.getValue().getFirst().getStartMark().orElseThrow().getColumn() - 2;
        if (old.isPresent()) {
            var from = findLineStart(start(old.get()));
            return text.substring(0, from) + formatItem(column, wanted) + text.substring(findLineEnd(findItemEnd(old.get())));
        }
        var at = findLineEnd(findItemEnd(block.getValue().getLast()));
        return text.substring(0, at) + (endsLine(at) ? "" : newline) + formatItem(column, wanted) + text.substring(at);
    }

    private Optional<String> remove(String identifier) {
        if (dependencies.isEmpty() || !(dependencies.get().getValueNode() instanceof SequenceNode block) || block.getFlowStyle() != FlowStyle.BLOCK) {
            return Optional.empty();
        }
        var old = block.getValue().stream().filter(node -> hasIdentifier(node, identifier)).findFirst();
        if (old.isEmpty()) {
            return Optional.empty();
        }
        var from = block.getValue().size() == 1 ? findLineStart(start(dependencies.get().getKeyNode())) : findLineStart(start(old.get()));
        return Optional.of(text.substring(0, from) + text.substring(findLineEnd(findItemEnd(old.get()))));
    }

    private static boolean hasIdentifier(Node node, String identifier) {
        return node instanceof MappingNode item
                && item.getValue().stream()
                        .anyMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals("identifier")
                                && tuple.getValueNode() instanceof ScalarNode value
                                && value.getValue().equals(identifier));
    }

    private String formatItem(int column, PackageDependency wanted) {
        var lines = new StringBuilder();
        toFields(wanted).forEach((key, value) -> lines.append(lines.isEmpty() ? " ".repeat(column) + "- " : " ".repeat(column + 2))
                .append(key)
                .append(": ")
                .append(PLAIN.matcher(value).matches() ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .append(newline));
        return lines.toString();
    }

    private static Map<String, String> toFields(PackageDependency wanted) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("type", wanted.kind() == PackageDependency.Kind.FILE ? "file" : "registry");
        fields.put("identifier", wanted.identifier());
        wanted.release().ifPresent(release -> fields.put("release", release));
        wanted.path().ifPresent(path -> fields.put("path", path));
        return fields;
    }

    /** Returns the offset after the last non-blank character of an item. */
    private int findItemEnd(Node item) {
        var last = item instanceof MappingNode map && map.getFlowStyle() == FlowStyle.BLOCK && !map.getValue().isEmpty()
                ? end(map.getValue().getLast().getValueNode())
                : end(item);
        while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private boolean endsLine(int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private int findLineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int findLineEnd(int at) {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
    }

    private int end(Node node) {
        return text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
    }
}
