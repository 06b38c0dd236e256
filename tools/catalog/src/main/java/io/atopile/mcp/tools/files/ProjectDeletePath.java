package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Refused;
import io.atopile.mcp.hashline.ChangePreview;
import io.atopile.mcp.hashline.FileRemover;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.answer.PathErrors;
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
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
public final class ProjectDeletePath implements Tool<ProjectDeletePath.Input, FileChangeOutput> {

    /** What to delete. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("Revision that the file must have. Default: any.") Optional<String> rev) {}

    private final ProjectFileAccess desk;

    ProjectDeletePath(ProjectFileAccess desk) {
        this.desk = desk;
    }

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ProjectFileAccess.resolveClaims(ProjectFileAccess.resolveBoundary(context.project()), input.path());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return FilePreview.of(desk, ProjectFileAccess.resolveBoundary(context.project()), "Delete", input.path(), ChangePreview::remove);
    }

    @Override
    public Set<Effect> resolveEffects(Input input, ToolContext context) {
        return desk.resolveEffects(ProjectFileAccess.resolveBoundary(context.project()), input.path());
    }

    @Override
    public ToolResult<FileChangeOutput> call(Input input, ToolContext context) throws InterruptedException {
        var scope = ProjectFileAccess.resolveBoundary(context.project());
        return switch (RevisionArgument.of(input.rev())) {
            case RevisionArgument.Nonsense(var message) -> FileChangeErrors.buildUnwrittenFailure(ErrorCode.VALIDATION_ERROR, message);
            case RevisionArgument.Understood(var rev) -> switch (ProjectFileAccess.toReplace(scope, input.path())) {
                case Refused(var reason, var message) -> FileChangeErrors.buildUnwrittenFailure(PathErrors.toErrorCode(reason), message);
                case Inside place -> FileChangeOutput.of(
                        scope, place, new FileRemover(desk.getContext(scope, context)).remove(place, rev), "was deleted", Optional.empty());
            };
        };
    }
}
