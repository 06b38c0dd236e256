package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.KnownTools;
import io.atopile.mcp.skill.plan.SkillProblem;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tool.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** Skills of a test's own over {@link TestTools}, in a directory of the test's. */
final class Bench implements AutoCloseable {

    static final String TEXT = "---\nname: %s\ndescription: A skill of a test.\n---\nDo it.\n";

    final Path root;
    final TestTools tools = new TestTools();
    final ToolRegistry box;
    final SkillService desk;
    final List<Throwable> defects = new CopyOnWriteArrayList<>();
    volatile boolean trusted;

    Bench(Path root) {
        this.root = root;
        this.box = new ToolRegistry(tools.all(), new Nowhere(), (_, _, _) -> new Gate.Decision.Granted(), ActionLog.NONE, (_, defect) -> {
            defects.add(defect);
            return "none";
        });
        var registry = new SkillRegistry(
                new SkillLocations(root.resolve("user"), _ -> trusted), new KnownTools(box, () -> Set.of("elsewhere"), Set.of("skill_run")));
        this.desk = new SkillService(registry, new SkillRunService(root.resolve("runs")));
    }

    /** A workspace without a project. */
    private static final class Nowhere implements Workspace {
        @Override
        public List<Path> roots() {
            return List.of();
        }

        @Override
        public Path resolve(Optional<String> project) throws ToolFailure {
            throw new ToolFailure(ErrorCode.NOT_FOUND, "There is no project.", "");
        }

        @Override
        public String label(Path directory) {
            return String.valueOf(directory.getFileName());
        }
    }

    /** Writes a user's skill. */
    void skill(String name, String declaration) throws IOException {
        skill(root.resolve("user"), name, declaration);
    }

    void skill(Path where, String name, String declaration) throws IOException {
        var folder = Files.createDirectories(where.resolve(name));
        Files.writeString(folder.resolve("SKILL.md"), TEXT.formatted(name));
        Files.writeString(folder.resolve("skill.yaml"), declaration);
    }

    /** What the registry finds wrong with a declaration, one line each. */
    List<String> problems(String declaration) throws IOException {
        skill("mine", declaration);
        return desk.registry().check(root.resolve("user").resolve("mine")).stream().map(SkillProblem::toString).toList();
    }

    SkillRunRequest order(String name, String input) {
        try {
            return desk.buildRequest(name, (ObjectNode) Json.mapper().readTree(input), wish());
        } catch (ToolFailure refused) {
            throw new AssertionError(refused);
        }
    }

    SkillService.Wish wish() {
        return new SkillService.Wish(
                new Nowhere(), Optional.empty(), box, new ToolCaller(ToolCaller.Kind.CLIENT, "test"), McpClientHandle.NONE, Json.object());
    }

    @Override
    public void close() {
        desk.close();
        box.close();
    }
}
