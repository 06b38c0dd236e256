package io.atopile.mcp.skill;

import io.atopile.mcp.skill.run.SkillEvent;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Schemas;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Lists and runs skills, on behalf of the tools and the shell. */
public final class SkillService implements AutoCloseable {

    /** Who requests a run, in which project, and with which tools. */
    public record Wish(
            Workspace workspace, Optional<Path> project, ToolSource tools, ToolCaller caller, McpClientHandle peer, ObjectNode meta) {

        private Wish withProject(Optional<Path> other) {
            return new Wish(workspace, other, tools, caller, peer, meta);
        }
    }

    /** The result of preparing a run. */
    public sealed interface Answer {

        /** The skill can be run. */
        record Ready(SkillRunRequest order) implements Answer {}

        record Refused(ErrorCode code, String message, Optional<String> hint) implements Answer {}
    }

    private final SkillRegistry registry;
    private final SkillRunService runs;

    public SkillService(SkillRegistry registry, SkillRunService runs) {
        this.registry = registry;
        this.runs = runs;
    }

    public SkillCatalog buildCatalog(Optional<Path> project) {
        return registry.buildCatalog(project);
    }

    public SkillRegistry registry() {
        return registry;
    }

    public SkillRunService runs() {
        return runs;
    }

    /** Checks whether a skill can be run with an input, and fills in the input's defaults. */
    public Answer buildRequest(String name, ObjectNode input, Wish wish) {
        var shelf = buildCatalog(wish.project());
        var entry = shelf.find(name);
        if (entry.isEmpty()) {
            var missing = shelf.describeMissing(name);
            return refuse(missing.code(), missing.message(), missing.hint());
        }
        var skill = entry.get().skill();
        if (skill.declaration().isEmpty()) {
            return refuse(
                    ErrorCode.VALIDATION_ERROR, "%s declares no steps, so it can't be run.".formatted(name), "Follow its text, which skills_load returns.");
        }
        if (!entry.get().isRunnable()) {
            return refuse(ErrorCode.CAPABILITY_MISSING,
                    "%s needs %s, which this server doesn't offer.".formatted(name, String.join(", ", entry.get().switchedOff())),
                    "The user can restart the server with more toolsets, or without --read-only.");
        }
        var schema = skill.declaration().get().input();
        var problems = new JsonSchemaValidator(schema).describeProblems(input);
        if (!problems.isEmpty()) {
            return refuse(
                    ErrorCode.VALIDATION_ERROR,
                    "input: %s.".formatted(String.join("; ", problems)),
                    "skills_load returns the input schema of %s.".formatted(name));
        }
        var filled = input.deepCopy();
        Schemas.fillDefaults(filled, schema);
        var project = wish.project().map(wish.workspace()::label);
        return new Answer.Ready(new SkillRunRequest(skill, project, wish.project(), filled, wish.tools(), wish.caller(), wish.peer(), wish.meta()));
    }

    /** Does the same for a run that an earlier process left unfinished. */
    public Answer rebuildRequest(SkillEvent.Began began, Wish wish) {
        if (began.hidden()) {
            return refuse(ErrorCode.CONFLICT, "The run can't be resumed: its input contained a secret, and secrets are not stored.", "Run the skill again.");
        }
        var project = began.project().flatMap(label -> findProject(wish.workspace(), label));
        if (!project.map(Path::toString).equals(began.root())) {
            return refuse(ErrorCode.CONFLICT, "The run belongs to another project.", "Resume it in the project in which it was started.");
        }
        return switch (buildRequest(began.skill(), began.input(), wish.withProject(project))) {
            case Answer.Refused refused -> refused;
            case Answer.Ready(var order) when !order.skill().fingerprint().equals(began.fingerprint()) ->
                refuse(ErrorCode.CONFLICT, "The skill %s has changed since the run began.".formatted(began.skill()), "Run it again.");
            case Answer.Ready ready -> ready;
        };
    }

    private static Optional<Path> findProject(Workspace workspace, String label) {
        return workspace.find(Optional.of(label));
    }

    private static Answer refuse(ErrorCode code, String message, String hint) {
        return new Answer.Refused(code, message, Optional.of(hint));
    }

    @Override
    public void close() {
        runs.close();
    }
}
