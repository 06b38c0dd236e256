package io.atopile.mcp.skill.tool;

import io.atopile.mcp.skill.plan.PartialEvaluator;
import io.atopile.mcp.skill.plan.StepPlan;
import io.atopile.mcp.skill.plan.UndoPlan;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A step as listed by a dry run: evaluated as far as the input alone allows. */
public record PlannedStep(
        String id,
        String title,
        String tool,
        @Doc("Texts that begin with = are evaluated when the step is reached.") ObjectNode with,
        @Doc("yes, no, or the condition that decides when the step is reached.") String taken,
        @Doc("The list over whose items the step repeats.") Optional<String> each,
        List<Effect> effects,
        @Doc("What happens if the step fails, as code: action; any other code stops the skill.") List<String> onFailure,
        @Doc("The tool that undoes it.") Optional<String> undo) {

    /** Returns the steps of a skill for the requested input. */
    public static List<PlannedStep> planSteps(SkillRunRequest order) {
        var preview = new PartialEvaluator(order.input());
        return order.skill().declaration().orElseThrow().steps().stream()
                .map(step -> of(step, preview, order))
                .toList();
    }

    private static PlannedStep of(StepPlan step, PartialEvaluator preview, SkillRunRequest order) {
        return new PlannedStep(
                step.id(),
                step.label(),
                step.tool(),
                (ObjectNode) preview.of(step.with().form()),
                step.when().map(preview::of).orElse("yes"),
                step.each().map(expression -> expression.text()),
                order.tools().resolveEffects(step.tool()).stream().sorted().toList(),
                step.on().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                step.undo().map(UndoPlan::tool));
    }
}
