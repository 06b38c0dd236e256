package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a skill does, as declared in its {@code skill.yaml}.
 *
 * @param title shown to the user
 * @param input the JSON Schema of its input; an object
 * @param enter the conditions that must be true before the first step
 * @param suggest the tool results after which the skill is suggested
 * @param report how its outcome is presented to the user
 */
public record SkillDeclaration(
        String title,
        ObjectNode input,
        List<Criterion> enter,
        List<StepPlan> steps,
        OutputPlan output,
        List<Suggestion> suggest,
        Optional<ReportPlan> report) {

    public SkillDeclaration {
        input = input == null ? Json.object().put("type", "object") : input;
        enter = enter == null ? List.of() : List.copyOf(enter);
        steps = List.copyOf(steps);
        suggest = suggest == null ? List.of() : List.copyOf(suggest);
    }

    /** A condition that must be true before the first step, and the message if it is not. */
    public record Criterion(JsonataExpression that, String otherwise) {}

    /**
     * A tool result after which the skill is suggested.
     *
     * @param after the tool
     * @param code of its result; {@code ok} or an error code
     * @param when a further condition on the result's {@code data}
     */
    public record Suggestion(String after, String code, Optional<JsonataExpression> when) {}

    /**
     * The output of a skill.
     *
     * @param message summarizes the outcome on its own
     * @param code {@code ok} or an error code, for a skill whose outcome can be a failure; {@code ok} if omitted
     * @param schema of {@code data}
     * @param unsteady the parts of {@code data} that may differ between two equal runs, as JSON Pointers in which {@code *} matches any name
     */
    public record OutputPlan(
            JsonataExpression message, Optional<JsonataExpression> code, JsonTemplate data, ObjectNode schema, List<String> unsteady) {

        public OutputPlan {
            unsteady = unsteady == null ? List.of() : List.copyOf(unsteady);
        }
    }

    /** Returns the tools that its steps call, and those that undo them. */
    public Stream<String> tools() {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step.tool()), step.undo().stream().map(UndoPlan::tool)))
                .distinct();
    }
}
