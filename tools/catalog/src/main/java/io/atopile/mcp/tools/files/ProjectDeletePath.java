package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.ChangePreview;
import io.atopile.mcp.hashline.FileRemover;
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

/** Deletes a file, keeping its bytes for an undo. */
@ToolSpec(
        name = "project_delete_path",
        title = "Delete a project file",
        description = "Deletes one file of the project. Its bytes and mode are first saved in the user's state directory, so that "
                + "project_undo_edit can restore it; files over 64 MiB, which can't be saved, and folders are refused. Imports of the file are not "
                + "updated: find them with project_search. Build artifacts, installed packages, .git and secrets are refused. Writes the project.",
        next = "project_search finds what still names it; project_undo_edit restores it.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
record ProjectDeletePath(ProjectFileAccess desk) implements Tool<ProjectDeletePath.Input, FileChangeOutput> {

    /** What to delete. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("Revision that the file must have. Default: any.") Optional<String> rev) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ProjectFileAccess.resolveClaims(context, input.path());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return FilePreview.of(desk, ProjectPaths.resolveBoundary(context.project()), "Delete", input.path(), ChangePreview::remove);
    }

    @Override
    public Set<Effect> resolveEffects(Input input, ToolContext context) {
        return desk.resolveEffects(context, input.path());
    }

    @Override
    public ToolResult<FileChangeOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var rev = RevisionArgument.require(input.rev());
        var place = ProjectPaths.requireWritable(ProjectFileAccess.toReplace(scope, input.path()));
        var outcome = new FileRemover(desk.getContext(scope, context)).remove(place, rev);
        return FileChangeOutput.of(FileChangeErrors.require(scope, place, outcome), "was deleted", Optional.empty());
    }
}
