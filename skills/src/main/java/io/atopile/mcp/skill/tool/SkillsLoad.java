package io.atopile.mcp.skill.tool;

import io.atopile.mcp.skill.SkillCatalog;
import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.skill.plan.SkillDeclaration;
import io.atopile.mcp.skill.plan.StepPlan;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Returns the details of one skill. */
@ToolSpec(
        name = "skills_load",
        title = "Load a skill",
        description = "Returns the details of one skill: its text, which explains how to do the work step by step with these tools, and, if "
                + "it can be run, its steps and the schemas of its input and of data.result. Follow the text yourself, or let skill_run run "
                + "the steps. skills_list returns the names. Changes nothing.",
        next = "skill_run runs it if it has steps; otherwise follow its text.",
        toolset = Toolset.SKILLS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
public final class SkillsLoad implements Tool<SkillsLoad.Input, SkillsLoad.Output> {

    /** The skill to return. */
    public record Input(@Doc("A name from skills_list.") @Range(min = 1, max = 64) String name) {}

    /** The skill. */
    public record Output(
            String name,
            String title,
            String description,
            SkillOrigin origin,
            boolean runnable,
            @Doc("Instructions in Markdown.") String body,
            @Doc("JSON Schema of skill_run's input.") Optional<ObjectNode> inputSchema,
            @Doc("JSON Schema of skill_run's data.result.") Optional<ObjectNode> resultSchema,
            @Doc("Parts of data.result that may differ between two equal runs, as JSON Pointers; * matches any name or index.") List<String> unsteady,
            List<Step> steps) {}

    /** One step. */
    public record Step(String id, String title, String tool, @Doc("Condition for running the step, in JSONata.") Optional<String> when) {}

    private final SkillService desk;

    SkillsLoad(SkillService desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        var entry = desk.buildCatalog(context.projectIfAny()).resolve(input.name());
        return ToolResult.ok(toOutput(entry), "%s: %s".formatted(entry.skill().title(), entry.skill().description()));
    }

    private static Output toOutput(SkillCatalog.Entry entry) {
        var skill = entry.skill();
        var declaration = skill.declaration();
        return new Output(
                skill.name(),
                skill.title(),
                skill.description(),
                skill.origin(),
                entry.isRunnable(),
                skill.body(),
                declaration.map(SkillDeclaration::input),
                declaration.map(declared -> declared.output().schema()),
                declaration.map(declared -> declared.output().unsteady()).orElse(List.of()),
                declaration.map(SkillDeclaration::steps).orElse(List.of()).stream().map(SkillsLoad::toStep).toList());
    }

    private static Step toStep(StepPlan step) {
        return new Step(step.id(), step.label(), step.tool(), step.when().map(expression -> expression.text()));
    }
}
