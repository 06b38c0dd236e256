package io.atopile.mcp.skill.run;

import io.atopile.mcp.tool.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a skill's expressions see: the input, the project, what each step came to under its id, and what became of the run. */
final class ExpressionScope {

    private static final String ITEM = "item";

    private final ObjectNode known = Json.object();

    ExpressionScope(ObjectNode input, Optional<String> project) {
        known.set("input", input);
        project.ifPresent(name -> known.put("project", name));
        known.putArray("undone");
    }

    ObjectNode variables() {
        return known;
    }

    /** The same with an item of a list. */
    ObjectNode with(JsonNode item) {
        var seen = Json.object();
        seen.setAll(known);
        seen.set(ITEM, item);
        return seen;
    }

    void putStepResult(String id, ObjectNode result) {
        known.set(id, result);
    }

    void markStopped(String id) {
        known.put("stopped", id);
    }

    void markUndone(String id) {
        known.withArray("undone").add(id);
    }

    void putOutcome(SkillOutcome outcome) {
        outcome.data().ifPresent(data -> known.set("data", data));
        known.put("message", outcome.message()).put("code", outcome.code()).put("ok", outcome.isOk());
    }
}
