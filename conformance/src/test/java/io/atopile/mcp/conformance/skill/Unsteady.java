package io.atopile.mcp.conformance.skill;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hides what may differ between two equal runs of a skill. */
final class Unsteady {

    static final String MASK = "(differs)";

    private Unsteady() {}

    /** Replaces what a JSON Pointer names, in which {@code *} is any name or number; what isn't there stays absent. */
    static void mask(JsonNode data, String pointer) {
        mask(data, List.of(pointer.substring(1).split("/", -1)));
    }

    private static void mask(JsonNode at, List<String> steps) {
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        switch (at) {
            case ObjectNode object -> List.copyOf(object.propertyNames()).stream()
                    .filter(name -> step.equals("*") || step.equals(name))
                    .forEach(name -> {
                        if (rest.isEmpty()) {
                            object.set(name, JsonNodeFactory.instance.stringNode(MASK));
                        } else {
                            mask(object.path(name), rest);
                        }
                    });
            case ArrayNode array -> IntStream.range(0, array.size())
                    .filter(index -> step.equals("*") || step.equals(String.valueOf(index)))
                    .forEach(index -> {
                        if (rest.isEmpty()) {
                            array.set(index, JsonNodeFactory.instance.stringNode(MASK));
                        } else {
                            mask(array.path(index), rest);
                        }
                    });
            default -> {}
        }
    }
}
