package io.atopile.mcp.yaml;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A YAML text with the positions of its nodes. It is read within limits of depth and size; exceeding one, like invalid YAML, is a
 * {@link ParserException} with its position. An edit replaces ranges of the text, and is accepted only if the result, parsed again, means exactly
 * what was requested.
 */
public final class YamlDocument {

    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(1 << 20).build();

    /** A replacement of a range of the text, by offsets. */
    public record Splice(int start, int end, String text) {}

    /** A requested change. */
    @FunctionalInterface
    public interface Edit {

        /**
         * Returns the replacements in the text; none if it can't be changed with a local edit.
         *
         * @param wanted the parsed document, in which the same change is made
         */
        List<Splice> apply(YamlDocument document, Map<Object, Object> wanted);
    }

    private final String text;
    private final Optional<Node> root;

    private YamlDocument(String text, Optional<Node> root) {
        this.text = text;
        this.root = root;
    }

    /** Parses a text that contains at most one document. */
    public static YamlDocument parse(String text) {
        new Parse(SETTINGS).parseString(text).forEach(new YamlLimits()::count);
        return new YamlDocument(text, new Compose(SETTINGS).composeString(text));
    }

    /** Parses a text to a mapping; empty if it is anything else or invalid. */
    public static Optional<Map<?, ?>> readMapping(String text) {
        try {
            return parse(text).value() instanceof Map<?, ?> mapping ? Optional.of(mapping) : Optional.empty();
        } catch (YamlEngineException _) {
            return Optional.empty();
        }
    }

    /** Returns the text after an edit of its top-level mapping; empty if it can't be changed without touching other parts. */
    public static Optional<String> edit(String text, Edit edit) {
        try {
            var document = parse(text);
            if (!(document.root.orElse(null) instanceof MappingNode)) {
                return Optional.empty();
            }
            var wanted = document.copyMapping();
            var splices = edit.apply(document, wanted);
            var changed = new StringBuilder(text);
            splices.stream()
                    .sorted(Comparator.comparingInt(Splice::start).reversed())
                    .forEach(splice -> changed.replace(splice.start(), splice.end(), splice.text()));
            return Optional.of(changed.toString()).filter(result -> !splices.isEmpty() && parse(result).copyMapping().equals(wanted));
        } catch (YamlEngineException _) {
            return Optional.empty();
        }
    }

    /** The node of the document; empty if the text has none. */
    public Optional<Node> root() {
        return root;
    }

    /** Returns the maps, lists and scalar values that the text means. */
    public @Nullable Object value() {
        return new StandardConstructor(SETTINGS).constructSingleDocument(root);
    }

    private Map<Object, Object> copyMapping() {
        return value() instanceof Map<?, ?> mapping ? new LinkedHashMap<>(mapping) : new LinkedHashMap<>();
    }

    /** Finds a key of the top-level mapping. */
    public Optional<NodeTuple> find(String key) {
        return root.flatMap(top -> find(top, key));
    }

    /** Finds a key of a mapping, with its value; empty for any other node. */
    public static Optional<NodeTuple> find(Node parent, String key) {
        return parent instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    /** Finds the value of a key of a mapping; empty for any other node. */
    public static Optional<Node> findChild(Node parent, String key) {
        return find(parent, key).map(NodeTuple::getValueNode);
    }

    /** Returns the line that a mark is on, counted from 1. */
    public static int toLineNumber(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(1);
    }

    /** Returns the column that a node starts in, counted from 0. */
    public static int findColumn(Node node) {
        return node.getStartMark().orElseThrow().getColumn();
    }

    /** Writes a value without quotes where it matches a pattern, otherwise with. */
    public static String format(String value, Pattern plain) {
        return plain.matcher(value).matches() ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    public Splice replace(Node node, String by) {
        return new Splice(start(node), end(node), by);
    }

    /** Replaces an empty collection after a key by lines, which begin on the line after the key. */
    public Splice replaceEmpty(Node node, String lines) {
        return new Splice(text.substring(0, start(node)).stripTrailing().length(), end(node), withNewlines("\n" + lines).stripTrailing());
    }

    /** Replaces the lines from the one that a node starts on to the one that another ends on. */
    public Splice replaceLines(Node first, Node last, String lines) {
        return new Splice(text.lastIndexOf('\n', start(first) - 1) + 1, findLineAfter(last), withNewlines(lines));
    }

    /** Inserts lines after the one that a node ends on, before the comments and blank lines that follow. */
    public Splice insertAfter(Node node, String lines) {
        return insertLines(findLineAfter(node), lines);
    }

    /** Inserts lines at the end. */
    public Splice append(String lines) {
        return insertLines(text.length(), lines);
    }

    /** Inserts text before the brace that closes a mapping in flow style, after a comma where one is needed. */
    public Splice insertInFlow(MappingNode flow, String entry) {
        var brace = end(flow) - 1;
        var hasComma = flow.getValue().isEmpty() || text.substring(start(flow), brace).stripTrailing().endsWith(",");
        return new Splice(brace, brace, (hasComma ? "" : ", ") + entry);
    }

    private Splice insertLines(int at, String lines) {
        return new Splice(at, at, withNewlines((at == 0 || text.charAt(at - 1) == '\n' ? "" : "\n") + lines));
    }

    private String withNewlines(String lines) {
        return text.contains("\r\n") ? lines.replace("\n", "\r\n") : lines;
    }

    private int findLineAfter(Node node) {
        var lineEnd = text.indexOf('\n', text.substring(0, end(findLastLeaf(node))).stripTrailing().length());
        return lineEnd < 0 ? text.length() : lineEnd + 1;
    }

    /** A mapping in block style ends where the next token begins, after the comments between. */
    private static Node findLastLeaf(Node node) {
        return node instanceof MappingNode block && block.getFlowStyle() == FlowStyle.BLOCK && !block.getValue().isEmpty()
                ? findLastLeaf(block.getValue().getLast().getValueNode())
                : node;
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
}
