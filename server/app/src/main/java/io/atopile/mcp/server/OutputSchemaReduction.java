package io.atopile.mcp.server;

import io.atopile.mcp.tool.Json;
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
                case "properties" -> {
                    if (level < LEVELS) {
                        var fields = reduced.putObject("properties");
                        keyword.getValue().properties().forEach(field -> fields.set(field.getKey(), reduce(field.getValue(), level + 1)));
                    }
                }
                case "required" -> {
                    if (level < LEVELS) {
                        reduced.set("required", keyword.getValue());
                    }
                }
                case "items" -> reduced.set("items", reduce(keyword.getValue(), level));
                case "anyOf" -> {
                    var choices = reduced.putArray("anyOf");
                    keyword.getValue().values().forEach(choice -> choices.add(reduce(choice, level)));
                }
                case "description" -> {
                    if (level <= DESCRIBED_LEVELS) {
                        reduced.set("description", keyword.getValue());
                    }
                }
                case "type", "enum" -> reduced.set(keyword.getKey(), keyword.getValue());
                default -> {}
            }
        }
        return reduced;
    }
}
