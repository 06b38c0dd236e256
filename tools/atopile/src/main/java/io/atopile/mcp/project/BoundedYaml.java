package io.atopile.mcp.project;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Parses a project's YAML within limits of depth and size, counting each alias as its full expansion, so that no text can exhaust the stack or the
 * heap. Exceeding a limit, like invalid YAML, is a {@link ParserException} with its position.
 */
public final class BoundedYaml {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_VALUES = 200_000;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setLabel("ato.yaml").setCodePointLimit(1 << 20).build();

    /** A collection whose end has not been read yet. */
    private record Unclosed(Optional<Anchor> anchor, int before) {}

    private final Map<Anchor, Integer> sizes = new HashMap<>();
    private final Deque<Unclosed> unclosed = new ArrayDeque<>();
    private int values;

    private BoundedYaml() {}

    /** Parses a text to nodes with positions; empty if there is no document. */
    public static Optional<Node> compose(String text) {
        check(text);
        return new Compose(SETTINGS).composeString(text);
    }

    /** Parses a text to maps, lists and scalar values. */
    public static @Nullable Object load(String text) {
        check(text);
        return new Load(SETTINGS).loadFromString(text);
    }

    private static void check(String text) {
        var limits = new BoundedYaml();
        new Parse(SETTINGS).parseString(text).forEach(limits::count);
    }

    private void count(Event event) {
        switch (event) {
            case CollectionStartEvent start -> {
                unclosed.push(new Unclosed(start.getAnchor(), values));
                start.getAnchor().ifPresent(anchor -> sizes.put(anchor, MAX_VALUES));
                add(1, event);
            }
            case AliasEvent alias -> add(sizes.getOrDefault(alias.getAlias(), 1), event);
            case NodeEvent plain -> {
                plain.getAnchor().ifPresent(anchor -> sizes.put(anchor, 1));
                add(1, event);
            }
            case Event other -> {
                if (other.getEventId() == Event.ID.MappingEnd || other.getEventId() == Event.ID.SequenceEnd) {
                    var closed = unclosed.pop();
                    closed.anchor().ifPresent(anchor -> sizes.put(anchor, values - closed.before()));
                }
            }
        }
    }

    private void add(int more, Event event) {
        values += more;
        if (values > MAX_VALUES) {
            throw new ParserException("it contains more than %,d values, or an alias that contains itself".formatted(MAX_VALUES), event.getStartMark());
        }
        if (unclosed.size() > MAX_DEPTH) {
            throw new ParserException("it is nested more than %d levels deep".formatted(MAX_DEPTH), event.getStartMark());
        }
    }
}
