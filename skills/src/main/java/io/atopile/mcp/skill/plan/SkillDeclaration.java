package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a skill does, as its {@code skill.yaml} declares it.
 *
 * @param title for people
 * @param input the JSON Schema of what it is asked; an object
 * @param enter what must hold before the first step
 * @param suggest after which results it is recommended
 * @param report how its outcome is shown to a person
 */
public record SkillDeclaration(
        String title,
        ObjectNode input,
        List<Criterion> enter,
        List<StepPlan> steps,
        OutputPlan output,
        List<Suggestion> suggest,
        Optional<ReportPlan> report) {

    public SkillDeclaration(
            String title,
            @Nullable ObjectNode input,
            @Nullable List<Criterion> enter,
            List<StepPlan> steps,
            OutputPlan output,
            @Nullable List<Suggestion> suggest,
            Optional<ReportPlan> report) {
        this.title = title;
        this.input = input == null ? Json.object().put("type", "object") : input;
        this.enter = enter == null ? List.of() : List.copyOf(enter);
        this.steps = List.copyOf(steps);
        this.output = output;
        this.suggest = suggest == null ? List.of() : List.copyOf(suggest);
        this.report = report;
    }

    /** Something that must hold before the first step, and what to say when it doesn't. */
    public record Criterion(JsonataExpression that, String otherwise) {}

    /**
     * When a tool's result recommends the skill.
     *
     * @param after the tool
     * @param code of its result; {@code ok} or an error code
     * @param when looks at the result's {@code data}
     */
    public record Suggestion(String after, String code, Optional<JsonataExpression> when) {}

    /** The tools that its steps call, and those that take them back. */
    public Stream<String> tools() {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step.tool()), step.undo().stream().map(UndoPlan::tool)))
                .distinct();
    }
}
