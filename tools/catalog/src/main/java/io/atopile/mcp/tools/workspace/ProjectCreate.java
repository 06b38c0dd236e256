package io.atopile.mcp.tools.workspace;

import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.ProjectTemplate;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Creates a new project. */
@ToolSpec(
        name = "project_create",
        title = "Create a new project",
        description = "Creates a new project in its own folder from a template: blank (one empty module) or starter (a small board that "
                + "builds without network or sign-in). All or nothing; a folder that is not empty is left alone. Build it with build_run "
                + "and its path as project.",
        next = "Edit its main file with project_edit_file, then build_run.",
        toolset = Toolset.WORKSPACE,
        effects = Effect.WRITES_PROJECT,
        needsProject = false)
public final class ProjectCreate implements Tool<ProjectCreate.Input, ProjectCreate.Output> {

    /** Where, and from which template. */
    public record Input(
            @Doc("New or empty folder in the directory this server works in; if there are several, start with the name of one, e.g. "
                            + "boards/psu.") @Range(min = 1, max = 300)
                    String path,
            @Doc("Template: blank or starter.") @Default("\"blank\"") ProjectTemplate template) {}

    /** The project. */
    public record Output(@Doc("Pass this to other tools as project.") String project, @Doc("Its build target.") String target, List<String> files) {}

    /** A folder in one of the directories. */
    private record Place(Path root, String path) {}

    ProjectCreate() {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        var place = place(context.workspace().roots(), input.path()).orElseThrow(() -> ToolFailure.ofUnwritten(
                ErrorCode.NOT_FOUND,
                "The path does not start with one of the directories this server may work in.",
                "Start with a directory's name, as the project names of workspace_list_targets do, or add a directory with the server's option --project."));
        try {
            var inside = ProjectPaths.requireWritable(ProjectBoundary.of(place.root()).toWrite(place.path()));
            return create(inside.real(), input.template(), context);
        } catch (IOException _) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.TRANSIENT_BACKEND_ERROR, "The folder can't be written.", "Check whether the disk is full or the directory read-only.");
        }
    }

    private static Optional<Place> place(List<Path> roots, String path) {
        if (roots.size() == 1) {
            return Optional.of(new Place(roots.getFirst(), path));
        }
        return roots.stream()
                .filter(root -> path.startsWith(root.getFileName() + "/"))
                .findFirst()
                .map(root -> new Place(root, path.substring(root.getFileName().toString().length() + 1)));
    }

    private static ToolResult<Output> create(Path folder, ProjectTemplate template, ToolContext context) throws IOException, ToolFailure {
        if (isTaken(folder)) {
            throw ToolFailure.ofUnwritten(ErrorCode.CONFLICT, "The path already exists and is not an empty folder.", "Choose another path.");
        }
        var files = template.create(folder);
        var project = context.workspace().label(folder);
        return ToolResult.ok(
                new Output(project, "default", files),
                "Created the project with %d files; build it with build_run and project \"%s\".".formatted(files.size(), project));
    }

    private static boolean isTaken(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (var inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        }
    }
}
