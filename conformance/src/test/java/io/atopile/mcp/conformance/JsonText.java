package io.atopile.mcp.conformance;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Writes JSON as a person would: on one line what fits, broken where it doesn't. */
public final class JsonText {

    private static final int WIDTH = 120;
    private static final String STEP = "  ";

    private JsonText() {}

    public static String of(JsonNode node) {
        return of(node, "", 0);
    }

    /** {@code taken} is how much of the first line is already used. */
    private static String of(JsonNode node, String indent, int taken) {
        var line = node.toString();
        if (taken + line.length() <= WIDTH || !node.isContainer() || node.isEmpty()) {
            return line;
        }
        var deeper = indent + STEP;
        if (node.isObject()) {
            return block("{", "}", indent, List.copyOf(node.properties()), field -> {
                var name = "\"%s\": ".formatted(field.getKey());
                return name + of(field.getValue(), deeper, deeper.length() + name.length());
            });
        }
        var items = StreamSupport.stream(node.spliterator(), false).toList();
        return block("[", "]", indent, items, item -> of(item, deeper, deeper.length()));
    }

    private static <T> String block(String open, String close, String indent, List<T> parts, Function<T, String> text) {
        return parts.stream()
                .map(part -> indent + STEP + text.apply(part))
                .collect(Collectors.joining(",\n", open + "\n", "\n" + indent + close));
    }
}
