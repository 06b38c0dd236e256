package io.atopile.mcp.tools.workspace;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Projects;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ResourceExhaustion;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the projects and their targets. */
@ToolSpec(
        name = "workspace_list_targets",
        title = "List projects and targets",
        description = "Lists the projects in the directories this server may work in, with their build targets, entry modules and last build "
                + "results. Start here: other tools take a project's name as project and a target's name as target. Changes nothing.",
        next = "Read the sources with project_read_file, or build a target with build_run.",
        toolset = Toolset.WORKSPACE,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
record WorkspaceListTargets(Builds builds) implements Tool<WorkspaceListTargets.Input, WorkspaceListTargets.Output> {

    private static final int MOST_PROJECTS = 40;
    private static final int MOST_TARGETS = 40;

    /** No arguments. */
    public record Input() {}

    /** The projects. */
    public record Output(
            @Doc("At most 40.") List<ProjectEntry> projects, int projectsTotal) {}

    /** One project. */
    public record ProjectEntry(
            @Doc("Pass this to other tools as project.") String project,
            String name,
            @Doc("At most 40.") List<TargetEntry> targets,
            int targetsTotal,
            @Doc("Why its ato.yaml can't be read.") Optional<String> problem) {}

    /** One target. */
    public record TargetEntry(
            String name,
            @Doc("file:Module, relative to the project's root.") String entry,
            @Doc("Last build that was run through a server.") Optional<String> lastBuildId,
            Optional<BuildState> lastStatus,
            Optional<BuildVerdict> lastVerdict) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) {
        List<Path> roots = context.workspace().roots().stream()
                .flatMap(root -> findProjects(root).stream())
                .distinct()
                .toList();
        var projects = roots.stream()
                .limit(MOST_PROJECTS)
                .map(root -> project(root, context.workspace().label(root)))
                .toList();
        var output = new Output(projects, roots.size());
        var conflicts = new LinkedHashMap<String, ToolFailure>();
        roots.stream()
                .limit(MOST_PROJECTS)
                .forEach(root -> UnresolvedConflicts.findInManifest(root).ifPresent(failure -> conflicts.put(context.workspace().label(root), failure)));
        var first = conflicts.entrySet().stream().findFirst();
        return first.isPresent() && conflicts.size() == projects.size()
                ? first.get().getValue().<Output>toResult().withData(output)
                : ToolResult.ok(output, buildMessage(projects, roots.size()) + first.map(WorkspaceListTargets::describeConflict).orElse(""))
                        .withHint(roots.isEmpty() ? Optional.of(context.workspace().buildMissingProjectHint()) : Optional.empty());
    }

    private static String describeConflict(Map.Entry<String, ToolFailure> conflict) {
        return " In project '%s', %s".formatted(conflict.getKey(), conflict.getValue().message());
    }

    private static String buildMessage(List<ProjectEntry> projects, int total) {
        int targets = projects.stream().mapToInt(ProjectEntry::targetsTotal).sum();
        return total == 0
                ? "No project found: there is no ato.yaml in the allowed directories."
                : "%s, %s%s.".formatted(
                        CountFormat.format(total, "project"), CountFormat.format(targets, "target"), total > MOST_PROJECTS ? " in the first 40" : "");
    }

    private ProjectEntry project(Path root, String label) {
        return switch (ProjectFile.read(root)) {
            case ProjectReadResult.Read(var project) -> toProjectEntry(project, label);
            case ProjectReadResult.Conflicted(var conflicts) -> new ProjectEntry(
                    label, label, List.of(), 0, Optional.of(new ConflictedFile(Project.FILE, conflicts).describe()));
            case ProjectReadResult.Malformed(var line, var problem) -> new ProjectEntry(
                    label, label, List.of(), 0, Optional.of("ato.yaml, line %d: %s".formatted(line, problem)));
            case ProjectReadResult.Absent _ -> new ProjectEntry(
                    label, label, List.of(), 0, Optional.of("ato.yaml was deleted"));
        };
    }

    private ProjectEntry toProjectEntry(Project project, String label) {
        List<BuildRecord> records = builds.list(project.root());
        var targets = project.targets().stream()
                .limit(MOST_TARGETS)
                .map(target -> toTargetEntry(target, records))
                .toList();
        return new ProjectEntry(label, project.name(), targets, project.targets().size(), Optional.empty());
    }

    private TargetEntry toTargetEntry(Target target, List<BuildRecord> records) {
        Optional<BuildRecord> last = records.stream()
                .filter(build -> !build.withoutServer() && build.request().target().equals(target.name()))
                .findFirst();
        return new TargetEntry(
                target.name(),
                target.entry(),
                last.map(BuildRecord::id),
                last.map(BuildRecord::state),
                last.flatMap(builds::findVerdict));
    }

    private static List<Path> findProjects(Path root) {
        try {
            return Projects.listBelow(root);
        } catch (IOException failure) {
            if (ResourceExhaustion.of(failure).isPresent()) {
                throw new UncheckedIOException(failure);
            }
            return List.of();
        }
    }
}
