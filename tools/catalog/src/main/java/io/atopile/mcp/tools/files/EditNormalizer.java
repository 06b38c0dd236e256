package io.atopile.mcp.tools.files;

import io.atopile.mcp.tool.Json;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts edits from the forms of atopile's own agent and other editors into ours: {@code set_line}, {@code replace_lines} and
 * {@code insert_after} with nested fields, {@code new_text} and {@code start_anchor}, lines as an array, and edits as a JSON
 * string. Unknown forms are left for the schema to reject.
 */
final class EditNormalizer {

    private static final Map<String, String> OPS =
            Map.of("set_line", "replace", "replace_lines", "replace", "insert_after", "insert_after");
    private static final Map<String, String> FIELDS = Map.of("new_text", "text", "start_anchor", "anchor", "lines", "text");

    private EditNormalizer() {}

    static ObjectNode normalize(ObjectNode arguments) {
        var edits = parseText(arguments.path("edits"));
        if (edits instanceof ObjectNode single) {
            arguments.putArray("edits").add(edit(single));
        } else if (edits instanceof ArrayNode several) {
            var rewritten = Json.mapper().createArrayNode();
            several.forEach(each -> rewritten.add(parseText(each) instanceof ObjectNode edit ? edit(edit) : each));
            arguments.set("edits", rewritten);
        }
        return arguments;
    }

    private static JsonNode parseText(JsonNode node) {
        if (!node.isString()) {
            return node;
        }
        try {
            return Json.mapper().readTree(node.asString());
        } catch (JacksonException _) {
            return node;
        }
    }

    private static ObjectNode edit(ObjectNode edit) {
        for (var form : OPS.entrySet()) {
            if (edit.size() == 1 && edit.get(form.getKey()) instanceof ObjectNode inner) {
                return withOp(renameFields(inner), form.getValue());
            }
        }
        return renameFields(edit);
    }

    /** In atopile's forms an empty new text deletes the lines. */
    private static ObjectNode withOp(ObjectNode edit, String op) {
        if (op.equals("replace") && edit.path("text").asString("-").isEmpty()) {
            edit.remove("text");
            return edit.put("op", "delete");
        }
        return edit.put("op", op);
    }

    private static ObjectNode renameFields(ObjectNode edit) {
        FIELDS.forEach((theirs, ours) -> {
            if (edit.has(theirs) && !edit.has(ours)) {
                edit.set(ours, edit.remove(theirs));
            }
        });
        if (edit.get("text") instanceof ArrayNode lines && lines.valueStream().allMatch(JsonNode::isString)) {
            edit.put("text", lines.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n")));
        }
        return edit;
    }
}
