package io.atopile.mcp.skill.tool;

import io.atopile.mcp.skill.SkillCatalog;
import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.plan.SkillProblem;
import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;

/** Lists the skills. */
@ToolSpec(
        name = "skills_list",
        title = "List skills",
        description = "Lists the skills: complete procedures of a board engineer, such as a review before a board is ordered. skill_run runs "
                + "them. Skills that can't be used are listed with their errors. Changes nothing.",
        next = "skill_run runs one; skills_load returns its text.",
        toolset = Toolset.SKILLS,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
public final class SkillsList implements Tool<SkillsList.Input, SkillsList.Output> {

    /** No parameters. */
    public record Input() {}

    /** All skills, usable and refused. */
    public record Output(List<Line> skills, List<Refused> refused, List<String> notes) {}

    /** One skill. */
    public record Line(
            String name,
            String title,
            String description,
            SkillOrigin origin,
            @Doc("Whether skill_run can run it on this server; otherwise follow its text.") boolean runnable,
            @Doc("Tools it needs that this server doesn't offer.") List<String> switchedOff) {}

    /** One skill that can't be used. */
    public record Refused(String name, SkillOrigin origin, @Doc("Errors, as file:line: message.") List<String> problems) {}

    private final SkillService desk;

    SkillsList(SkillService desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) {
        var shelf = desk.buildCatalog(context.projectIfAny());
        var output = new Output(
                shelf.entries().stream().map(SkillsList::toLine).toList(),
                shelf.refused().stream().map(SkillsList::toRefused).toList(),
                shelf.notes());
        var refused = output.refused().isEmpty() ? "" : "; %d can't be used, see data.refused".formatted(output.refused().size());
        return ToolResult.ok(output, "%d skills%s.".formatted(output.skills().size(), refused));
    }

    private static Line toLine(SkillCatalog.Entry entry) {
        var skill = entry.skill();
        return new Line(skill.name(), skill.title(), skill.description(), skill.origin(), entry.isRunnable(), entry.switchedOff());
    }

    private static Refused toRefused(SkillCatalog.Refused refused) {
        return new Refused(refused.name(), refused.origin(), refused.problems().stream().map(SkillProblem::toString).toList());
    }
}
