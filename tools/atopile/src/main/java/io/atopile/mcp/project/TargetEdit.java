package io.atopile.mcp.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Adds and renames targets in the text of an {@code ato.yaml} and leaves every other byte unchanged, including comments. The result is parsed again,
 * and returned only if it means exactly what was requested.
 */
public final class TargetEdit {

    /** The result of an edit. */
    public sealed interface Outcome {

        /** The complete text after the edit. */
        record Changed(String text) implements Outcome {}

        /** The format of the file doesn't allow the edit without touching other lines. */
        record TooIntricate() implements Outcome {}
    }

    private static final String BUILDS = "builds";
    private static final String ENTRY = "entry";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_./][A-Za-z0-9_./:-]*[A-Za-z0-9_]");
    private static final int STEP = 2;

    /** A replacement of a range of the text, by offsets. */
    private record Splice(int start, int end, String text) {}

    private final String text;
    private final MappingNode top;
    private final String newline;

    private TargetEdit(String text, MappingNode top) {
        this.text = text;
        this.top = top;
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Adds a target after the others. */
    public static Outcome add(String text, String name, String entry) {
        return edit(text, edit -> List.of(edit.buildAddition(name, entry)), builds -> builds.put(name, Map.of(ENTRY, entry)));
    }

    /**
     * Renames a target in place.
     *
     * @param entry its new entry; absent keeps the old one
     */
    public static Outcome rename(String text, String name, String newName, Optional<String> entry) {
        return edit(text, edit -> edit.buildRenaming(name, newName, entry), builds -> {
            var build = new LinkedHashMap<Object, Object>(builds.remove(name) instanceof Map<?, ?> old ? old : Map.of());
            entry.ifPresent(wanted -> build.put(ENTRY, wanted));
            builds.put(newName, build);
        });
    }

    /** The replacements that an edit consists of. */
    private interface Plan {
        List<Splice> of(TargetEdit edit);
    }

    /** The same change, applied to the parsed builds. */
    private interface Wish {
        void applyTo(Map<Object, Object> builds);
    }

    private static Outcome edit(String text, Plan plan, Wish wish) {
        try {
            if (!(BoundedYaml.compose(text).orElse(null) instanceof MappingNode top)) {
                return new Outcome.TooIntricate();
            }
            var edit = new TargetEdit(text, top);
            var changed = edit.applySplices(plan.of(edit));
            return loadMapping(changed).equals(applyWish(loadMapping(text), wish)) ? new Outcome.Changed(changed) : new Outcome.TooIntricate();
        } catch (YamlEngineException | Intricate _) {
            return new Outcome.TooIntricate();
        }
    }

    private static Map<Object, Object> loadMapping(String text) {
        return BoundedYaml.load(text) instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : Map.of();
    }

    private static Map<Object, Object> applyWish(Map<Object, Object> document, Wish wish) {
        var builds = new LinkedHashMap<Object, Object>(document.get(BUILDS) instanceof Map<?, ?> old ? old : Map.of());
        wish.applyTo(builds);
        document.put(BUILDS, builds);
        return document;
    }

    private Splice buildAddition(String name, String entry) {
        var builds = findTuple(top, BUILDS);
        if (builds.isEmpty()) {
            return new Splice(text.length(), text.length(), (isAtLineStart(text.length()) ? "" : newline)
                    + BUILDS + ":" + newline + formatBlock(STEP, name, entry));
        }
        return switch (builds.get().getValueNode()) {
            case MappingNode flow when flow.getFlowStyle() == FlowStyle.FLOW -> buildFlowSplice(flow, name, entry);
            case MappingNode block when !block.getValue().isEmpty() -> buildSpliceAfter(
                    findLastLeaf(block), block.getValue().getFirst().getKeyNode().getStartMark().orElseThrow().getColumn(), name, entry);
            case ScalarNode empty when empty.getValue().isEmpty() -> buildSpliceAfter(
                    builds.get().getKeyNode(), builds.get().getKeyNode().getStartMark().orElseThrow().getColumn() + STEP, name, entry);
            case Node _ -> throw new Intricate();
        };
    }

    private Splice buildFlowSplice(MappingNode flow, String name, String entry) {
        var brace = end(flow) - 1;
        var before = text.substring(start(flow), brace).stripTrailing();
        var comma = flow.getValue().isEmpty() || before.endsWith(",") ? "" : ", ";
        return new Splice(brace, brace, comma + name + ": {entry: " + formatScalar(entry) + "}");
    }

    /** Inserts a line after the one that a node ends on, before the comments and blank lines that follow. */
    private Splice buildSpliceAfter(Node node, int column, String name, String entry) {
        var last = end(node);
        while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        var lineEnd = text.indexOf('\n', last);
        var at = lineEnd < 0 ? text.length() : lineEnd + 1;
        return new Splice(at, at, (isAtLineStart(at) ? "" : newline) + formatBlock(column, name, entry));
    }

    private String formatBlock(int column, String name, String entry) {
        return " ".repeat(column) + name + ":" + newline + " ".repeat(column + STEP) + ENTRY + ": " + formatScalar(entry) + newline;
    }

    private List<Splice> buildRenaming(String name, String newName, Optional<String> entry) {
        var builds = findTuple(top, BUILDS).map(NodeTuple::getValueNode);
        if (!(builds.orElse(null) instanceof MappingNode all)) {
            throw new Intricate();
        }
        var build = findTuple(all, name).orElseThrow(Intricate::new);
        var splices = new ArrayList<Splice>();
        splices.add(new Splice(start(build.getKeyNode()), end(build.getKeyNode()), newName));
        entry.ifPresent(wanted -> {
            if (!(build.getValueNode() instanceof MappingNode settings)) {
                throw new Intricate();
            }
            var old = findTuple(settings, ENTRY).orElseThrow(Intricate::new).getValueNode();
            splices.add(new Splice(start(old), end(old), formatScalar(wanted)));
        });
        return splices;
    }

    private String applySplices(List<Splice> splices) {
        var changed = new StringBuilder(text);
        splices.stream()
                .sorted((one, other) -> Integer.compare(other.start(), one.start()))
                .forEach(splice -> changed.replace(splice.start(), splice.end(), splice.text()));
        return changed.toString();
    }

    private static Node findLastLeaf(Node node) {
        return node instanceof MappingNode block && block.getFlowStyle() == FlowStyle.BLOCK && !block.getValue().isEmpty()
                ? findLastLeaf(block.getValue().getLast().getValueNode())
                : node;
    }

    private static Optional<NodeTuple> findTuple(MappingNode parent, String key) {
        return parent.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name && Objects.equals(name.getValue(), key))
                .findFirst();
    }

    private boolean isAtLineStart(int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private int start(Node node) {
        return place(node.getStartMark());
    }

    private int end(Node node) {
        return place(node.getEndMark());
    }

    /** Converts a mark, which counts code points, to an offset. */
    private int place(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }

    private static String formatScalar(String value) {
        return PLAIN.matcher(value).matches() ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Carries out of the traversal that a local edit isn't possible; never leaves this class. */
    private static final class Intricate extends RuntimeException {
        Intricate() {
            super("", null, false, false);
        }
    }
}
