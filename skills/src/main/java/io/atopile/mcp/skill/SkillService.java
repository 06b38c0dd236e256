package io.atopile.mcp.skill;

import io.atopile.mcp.skill.run.SkillEvent;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Schemas;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Lists and runs skills, on behalf of the tools and the shell. */
public record SkillService(SkillRegistry registry, SkillRunService runs) implements AutoCloseable {

    /** Who requests a run, in which project, and with which tools. */
    public record Wish(
            Workspace workspace, Optional<Path> project, ToolSource tools, ToolCaller caller, McpClientHandle peer, ObjectNode meta) {

        private Wish withProject(Optional<Path> other) {
            return new Wish(workspace, other, tools, caller, peer, meta);
        }
    }

    public SkillCatalog buildCatalog(Optional<Path> project) {
        return registry.buildCatalog(project);
    }

    /** Checks whether a skill can be run with an input, and fills in the input's defaults. */
    public SkillRunRequest buildRequest(String name, ObjectNode input, Wish wish) throws ToolFailure {
        var entry = buildCatalog(wish.project()).resolve(name);
        var skill = entry.skill();
        if (skill.declaration().isEmpty()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR, "%s declares no steps, so it can't be run.".formatted(name), "Follow its text, which skills_load returns.");
        }
        if (!entry.isRunnable()) {
            throw new ToolFailure(
                    ErrorCode.CAPABILITY_MISSING,
                    "%s needs %s, which this server doesn't offer.".formatted(name, String.join(", ", entry.switchedOff())),
                    "The user can restart the server with more toolsets, or without --read-only.");
        }
        var schema = skill.declaration().get().input();
        var problems = new JsonSchemaValidator(schema).describeProblems(input);
        if (!problems.isEmpty()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "input: %s.".formatted(String.join("; ", problems)),
                    "skills_load returns the input schema of %s.".formatted(name));
        }
        var filled = input.deepCopy();
        Schemas.fillDefaults(filled, schema);
        var project = wish.project().map(wish.workspace()::label);
        return new SkillRunRequest(skill, project, wish.project(), filled, wish.tools(), wish.caller(), wish.peer(), wish.meta());
    }

    /** Does the same for a run that an earlier process left unfinished. */
    public SkillRunRequest rebuildRequest(SkillEvent.Began began, Wish wish) throws ToolFailure {
        if (began.hidden()) {
            throw new ToolFailure(
                    ErrorCode.CONFLICT,
                    "The run can't be resumed: its input contained a secret, and secrets are not stored.",
                    "Run the skill again.");
        }
        var project = began.project().flatMap(label -> wish.workspace().find(Optional.of(label)));
        if (!project.map(Path::toString).equals(began.root())) {
            throw new ToolFailure(ErrorCode.CONFLICT, "The run belongs to another project.", "Resume it in the project in which it was started.");
        }
        var request = buildRequest(began.skill(), began.input(), wish.withProject(project));
        if (!request.skill().fingerprint().equals(began.fingerprint())) {
            throw new ToolFailure(ErrorCode.CONFLICT, "The skill %s has changed since the run began.".formatted(began.skill()), "Run it again.");
        }
        return request;
    }

    @Override
    public void close() {
        runs.close();
    }
}
