package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.FileMover;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves or renames a file. */
@ToolSpec(
        name = "project_move_path",
        title = "Move a project file",
        description = "Moves or renames one file within the project, creating missing folders. Refuses if the new path exists. Anchors returned "
                + "for the file stay valid under its new path. Imports of the old path are not updated: find them with project_search. Move "
                + "folders file by file. Build artifacts, installed packages, .git and secrets are refused. Writes the project; undo with "
                + "project_undo_edit on the new path.",
        next = "project_search finds what still names the old path.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
record ProjectMovePath(ProjectFileAccess desk) implements Tool<ProjectMovePath.Input, FileChangeOutput> {

    /** Old and new path. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("New path, including the file name.") String newPath,
            @Doc("Revision that the file must have. Default: any.") Optional<String> rev) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ProjectFileAccess.resolveClaims(context, input.path(), input.newPath());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return FilePreview.ofMove(desk, ProjectPaths.resolveBoundary(context.project()), input.path(), input.newPath());
    }

    @Override
    public Set<Effect> resolveEffects(Input input, ToolContext context) {
        return desk.resolveEffects(context, input.path(), input.newPath());
    }

    @Override
    public ToolResult<FileChangeOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var rev = RevisionArgument.require(input.rev());
        var place = ProjectPaths.requireWritable(ProjectFileAccess.toReplace(scope, input.path()));
        var to = ProjectPaths.requireWritable(ProjectFileAccess.toReplace(scope, input.newPath()), "new_path: ");
        var outcome = new FileMover(desk.getContext(scope, context)).move(place, to, rev);
        return FileChangeOutput.of(
                FileChangeErrors.require(scope, place, outcome), "was moved from '%s'".formatted(place.relative()), Optional.empty());
    }
}
