package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Refused;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.FileMover;
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
import java.util.stream.Stream;

/** Moves or renames a file. */
@ToolSpec(
        name = "project_move_path",
        title = "Move a project file",
        description = "Moves or renames one file within the project, creating missing folders. Refuses if the new path exists. Anchors returned "
                + "for the file stay valid under its new path. Imports of the old path are not updated: find them with project_search. Move "
                + "folders file by file. Build artifacts, installed packages, .git and secrets are refused. Writes the project; undo with "
                + "project_undo_edit on the new path.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
public final class ProjectMovePath implements Tool<ProjectMovePath.Input, FileChangeOutput> {

    /** Old and new path. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("New path, including the file name.") String newPath,
            @Doc("Revision that the file must have. Default: any.") Optional<String> rev) {}

    private final ProjectFileAccess desk;

    ProjectMovePath(ProjectFileAccess desk) {
        this.desk = desk;
    }

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        var scope = ProjectFileAccess.resolveBoundary(context.project());
        return Stream.of(input.path(), input.newPath()).flatMap(path -> ProjectFileAccess.resolveClaims(scope, path).stream()).toList();
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return FilePreview.ofMove(desk, ProjectFileAccess.resolveBoundary(context.project()), input.path(), input.newPath());
    }

    @Override
    public Set<Effect> resolveEffects(Input input, ToolContext context) {
        return desk.resolveEffects(ProjectFileAccess.resolveBoundary(context.project()), input.path(), input.newPath());
    }

    @Override
    public ToolResult<FileChangeOutput> call(Input input, ToolContext context) throws InterruptedException {
        var scope = ProjectFileAccess.resolveBoundary(context.project());
        return switch (RevisionArgument.of(input.rev())) {
            case RevisionArgument.Nonsense(var message) -> FileChangeErrors.buildUnwrittenFailure(ErrorCode.VALIDATION_ERROR, message);
            case RevisionArgument.Understood(var rev) -> switch (ProjectFileAccess.toReplace(scope, input.path())) {
                case Refused(var reason, var message) -> FileChangeErrors.buildUnwrittenFailure(PathErrors.toErrorCode(reason), message);
                case Inside place -> move(context, scope, place, input.newPath(), rev);
            };
        };
    }

    private ToolResult<FileChangeOutput> move(ToolContext context, ProjectBoundary scope, Inside place, String newPath, Optional<String> rev)
            throws InterruptedException {
        return switch (ProjectFileAccess.toReplace(scope, newPath)) {
            case Refused(var reason, var message) -> FileChangeErrors.buildUnwrittenFailure(PathErrors.toErrorCode(reason), "new_path: " + message);
            case Inside to -> FileChangeOutput.of(
                    scope,
                    place,
                    new FileMover(desk.getContext(scope, context)).move(place, to, rev),
                    "was moved from '%s'".formatted(place.relative()),
                    Optional.empty());
        };
    }
}
