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

/** Where tools and the shell ask for skills: what there is, and to have one run. */
public final class SkillService implements AutoCloseable {

    /** Who wants a skill run, in which project, with what. */
    public record Wish(
            Workspace workspace, Optional<Path> project, ToolSource tools, ToolCaller caller, McpClientHandle peer, ObjectNode meta) {

        private Wish withProject(Optional<Path> other) {
            return new Wish(workspace, other, tools, caller, peer, meta);
        }
    }

    /** What came of a wish. */
    public sealed interface Answer {

        /** It can be run as it is. */
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

    /** Looks whether a skill can be run with an input. */
    public Answer buildRequest(String name, ObjectNode input, Wish wish) {
        var shelf = buildCatalog(wish.project());
        var entry = shelf.find(name);
        if (entry.isEmpty()) {
            var missing = shelf.describeMissing(name);
            return refuse(missing.code(), missing.message(), missing.hint());
        }
        var skill = entry.get().skill();
        if (skill.declaration().isEmpty()) {
            return refuse(ErrorCode.VALIDATION_ERROR, "%s is text to follow; it declares no steps.".formatted(name), "Read it with skills_load.");
        }
        if (!entry.get().isRunnable()) {
            return refuse(ErrorCode.CAPABILITY_MISSING,
                    "%s needs %s, which this server doesn't offer.".formatted(name, String.join(", ", entry.get().switchedOff())),
                    "The user can start it with more toolsets, or without --read-only.");
        }
        var schema = skill.declaration().get().input();
        var problems = new JsonSchemaValidator(schema).describeProblems(input);
        if (!problems.isEmpty()) {
            return refuse(ErrorCode.VALIDATION_ERROR, "input: %s.".formatted(String.join("; ", problems)), "skills_load shows what %s takes.".formatted(name));
        }
        var filled = input.deepCopy();
        Schemas.fillDefaults(filled, schema);
        var project = wish.project().map(wish.workspace()::label);
        return new Answer.Ready(new SkillRunRequest(skill, project, wish.project(), filled, wish.tools(), wish.caller(), wish.peer(), wish.meta()));
    }

    /** The same for a run that a process left behind. */
    public Answer rebuildRequest(SkillEvent.Began began, Wish wish) {
        if (began.hidden()) {
            return refuse(ErrorCode.CONFLICT, "Its input held a secret, which is not kept.", "Run the skill again.");
        }
        var project = began.project().flatMap(label -> findProject(wish.workspace(), label));
        if (!project.map(Path::toString).equals(began.root())) {
            return refuse(ErrorCode.CONFLICT, "The run is of another project.", "Resume it where it was begun.");
        }
        return switch (buildRequest(began.skill(), began.input(), wish.withProject(project))) {
            case Answer.Refused refused -> refused;
            case Answer.Ready(var order) when !order.skill().fingerprint().equals(began.fingerprint()) ->
                refuse(ErrorCode.CONFLICT, "The skill %s has changed since the run began.".formatted(began.skill()), "Run it again.");
            case Answer.Ready ready -> ready;
        };
    }

    private static Optional<Path> findProject(Workspace workspace, String label) {
        return workspace.resolve(Optional.of(label)) instanceof Workspace.Resolution.Found(var project) ? Optional.of(project) : Optional.empty();
    }

    private static Answer refuse(ErrorCode code, String message, String hint) {
        return new Answer.Refused(code, message, Optional.of(hint));
    }

    @Override
    public void close() {
        runs.close();
    }
}
