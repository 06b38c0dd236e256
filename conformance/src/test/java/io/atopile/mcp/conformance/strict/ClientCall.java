package io.atopile.mcp.conformance.strict;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that every client makes.
 *
 * @param id what the client reports the answer as
 * @param code the code of the answer, or {@code image} for one with a picture
 */
record ClientCall(String id, String tool, ObjectNode arguments, String code) {

    private static final String TABLE = "/strict/calls.tsv";

    /** The calls of the table; {@code values} replaces what begins with a dollar sign. */
    static List<ClientCall> readTable(Map<String, String> values) {
        return readText().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new ClientCall(cells[0] + " " + cells[1], cells[0], parse(cells[1], values), cells[2]))
                .toList();
    }

    /** A call of each tool with an argument that it doesn't have. */
    static Stream<ClientCall> ofUnknownArgument(List<String> tools) {
        return tools.stream().map(tool -> new ClientCall(tool + " with an unknown argument", tool, Json.object().put("no_such_argument", 1), "validation_error"));
    }

    private static ObjectNode parse(String arguments, Map<String, String> values) {
        var text = arguments.replace('\'', '"');
        for (var value : values.entrySet()) {
            text = text.replace("$" + value.getKey(), value.getValue());
        }
        return (ObjectNode) Json.mapper().readTree(text);
    }

    private static String readText() {
        try (var table = ClientCall.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new AssertionError(TABLE + " is missing");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
