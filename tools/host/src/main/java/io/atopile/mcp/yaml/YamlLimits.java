package io.atopile.mcp.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/** Limits the depth and the number of values, counting each alias as its full expansion, so that no text can exhaust the stack or the heap. */
final class YamlLimits {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_VALUES = 200_000;

    /** A collection whose end has not been read yet. */
    private record Unclosed(Optional<Anchor> anchor, int before) {}

    private final Map<Anchor, Integer> sizes = new HashMap<>();
    private final Deque<Unclosed> unclosed = new ArrayDeque<>();
    private int values;

    void count(Event event) {
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
