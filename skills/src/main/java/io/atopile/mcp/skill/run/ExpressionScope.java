package io.atopile.mcp.skill.run;

import io.atopile.mcp.tool.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The variables of a skill's expressions: the input, the project, each step's result under its id, and the outcome of the run. */
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

    /** Returns the variables, with an item of a list added. */
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
