package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A YAML file as JSON that keeps the line number of every value. */
public final class LocatedYaml {

    private static final int DEEPEST = 40;
    private static final int MOST_NODES = 20_000;
    private static final String ALIASES = "anchors (&) and aliases (*) are not allowed in skills; write the value out, or quote it if it is text";

    /** YAML that skills can't contain. */
    private static final class UnfitException extends MarkedYamlEngineException {
        private static final long serialVersionUID = 1;

        UnfitException(Node node, String reason) {
            super(null, Optional.empty(), reason, node.getStartMark());
        }
    }

    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNode value;
    private int nodes;

    private LocatedYaml(Optional<Node> root) {
        value = root.map(node -> toJson(node, "", 0)).orElse(Json.object());
    }

    /** Parses a text; if it can't be used, returns empty after giving the reason and its line, from 1, to {@code problems}. */
    public static Optional<LocatedYaml> read(String text, ObjIntConsumer<String> problems) {
        var settings = LoadSettings.builder().setLabel("skill").setCodePointLimit(256 * 1024).setAllowNonScalarKeys(true).build();
        try {
            return Optional.of(new LocatedYaml(new Compose(settings).composeString(text)));
        } catch (MarkedYamlEngineException broken) {
            var problem = broken.getProblem() == null ? "it can't be read" : broken.getProblem();
            problems.accept(broken instanceof UnfitException ? problem : "not YAML: " + problem, toLineNumber(broken.getProblemMark()));
        } catch (YamlEngineException _) {
            problems.accept("not YAML: it can't be read", 1);
        } catch (StackOverflowError _) {
            problems.accept("nested too deeply; at most %d levels are allowed".formatted(DEEPEST), 1);
        }
        return Optional.empty();
    }

    public JsonNode value() {
        return value;
    }

    /** Returns the line of the value that a JSON Pointer names, or of its nearest ancestor. */
    public int findLine(String pointer) {
        for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null || at.isEmpty()) {
                return line == null ? 1 : line;
            }
        }
    }

    private JsonNode toJson(Node node, String pointer, int depth) {
        lines.putIfAbsent(pointer, toLineNumber(node.getStartMark()));
        if (depth > DEEPEST) {
            throw new UnfitException(node, "nested too deeply; at most %d levels are allowed".formatted(DEEPEST));
        }
        if (++nodes > MOST_NODES) {
            throw new UnfitException(node, "too long; at most %d values are allowed".formatted(MOST_NODES));
        }
        if (node.getAnchor().isPresent()) {
            throw new UnfitException(node, ALIASES);
        }
        return switch (node) {
            case MappingNode mapping -> toObject(mapping, pointer, depth);
            case SequenceNode sequence -> toArray(sequence, pointer, depth);
            case ScalarNode scalar -> toScalar(scalar);
            default -> throw new UnfitException(node, ALIASES);
        };
    }

    private ObjectNode toObject(MappingNode mapping, String pointer, int depth) {
        var object = Json.object();
        for (var pair : mapping.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                throw new UnfitException(pair.getKeyNode(), "a key must be plain text");
            }
            var name = key.getValue();
            var below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (object.has(name)) {
                throw new UnfitException(key, "duplicate key %s; keep only one".formatted(name));
            }
            lines.put(below, toLineNumber(key.getStartMark()));
            object.set(name, toJson(pair.getValueNode(), below, depth + 1));
        }
        return object;
    }

    private ArrayNode toArray(SequenceNode sequence, String pointer, int depth) {
        var array = Json.mapper().createArrayNode();
        for (var item : sequence.getValue()) {
            array.add(toJson(item, pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private static JsonNode toScalar(ScalarNode scalar) {
        var factory = Json.mapper().getNodeFactory();
        var text = scalar.getValue();
        var tag = scalar.getTag();
        try {
            if (tag.equals(Tag.INT)) {
                return factory.numberNode(Long.parseLong(text));
            }
            if (tag.equals(Tag.FLOAT)) {
                return factory.numberNode(Double.parseDouble(text));
            }
        } catch (NumberFormatException _) {
            return factory.stringNode(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return factory.booleanNode(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.NULL) ? factory.nullNode() : factory.stringNode(text);
    }

    private static int toLineNumber(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
