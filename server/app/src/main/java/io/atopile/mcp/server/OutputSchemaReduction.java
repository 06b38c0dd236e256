package io.atopile.mcp.server;

import io.atopile.mcp.tool.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reduces the schema of a result to what a client uses of it: the envelope, and two levels of data. Deeper records are objects of any form. Every result that
 * the complete schema accepts is accepted by the reduced one.
 */
final class OutputSchemaReduction {

    /** The envelope, its data, and the records in the data. */
    private static final int LEVELS = 3;

    /** Descriptions of the envelope's data are kept, those within its records are not. */
    private static final int DESCRIBED_LEVELS = 2;

    private OutputSchemaReduction() {}

    static ObjectNode reduce(ObjectNode envelope) {
        return reduce(envelope, 0);
    }

    private static ObjectNode reduce(JsonNode schema, int level) {
        var reduced = Json.object();
        for (var keyword : schema.properties()) {
            switch (keyword.getKey()) {
                case "properties" -> reduceFields(keyword.getValue(), reduced.putObject("properties"), level + 1);
                case "items" -> reduced.set("items", reduce(keyword.getValue(), level));
                case "anyOf" -> {
                    var choices = reduced.putArray("anyOf");
                    keyword.getValue().values().forEach(choice -> choices.add(reduce(choice, level)));
                }
                case "type", "enum", "required", "description" -> reduced.set(keyword.getKey(), keyword.getValue());
                default -> {}
            }
        }
        if (level >= LEVELS) {
            reduced.remove(List.of("properties", "required"));
        }
        if (level > DESCRIBED_LEVELS) {
            reduced.remove("description");
        }
        return reduced;
    }

    private static void reduceFields(JsonNode fields, ObjectNode reduced, int level) {
        fields.properties().forEach(field -> reduced.set(field.getKey(), reduce(field.getValue(), level)));
    }
}
