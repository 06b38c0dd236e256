package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Located.Refused;
import io.atopile.mcp.file.Scope;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Moves or renames a file. */
@ToolSpec(
        name = "project_move_path",
        title = "Move a project file",
        description = "Moves or renames one file inside the project; folders on the way are made. Refuses where something stands at the "
                + "new path. Anchors that were shown for the file stay good under its new path. Imports that name the old path are not "
                + "changed: find them with project_search. Folders are moved file by file. Build products, installed packages, .git and "
                + "secrets are refused. Writes the project; project_undo_edit with the new path takes it back.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
public final class ProjectMovePath implements Tool<ProjectMovePath.Input, FileChange> {

    /** From where to where. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("Where it is to stand, its name included.") String newPath,
            @Doc("Revision that the file must have; left out, any.") Optional<String> rev) {}

    private final Desk desk;

    ProjectMovePath(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Claim> claims(Input input, ToolContext context) {
        var scope = Desk.scope(context.project());
        return Stream.of(input.path(), input.newPath()).flatMap(path -> Desk.claims(scope, path).stream()).toList();
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return FilePreview.ofMove(desk, Desk.scope(context.project()), input.path(), input.newPath());
    }

    @Override
    public Set<Effect> effects(Input input, ToolContext context) {
        return desk.effects(Desk.scope(context.project()), input.path(), input.newPath());
    }

    @Override
    public ToolResult<FileChange> call(Input input, ToolContext context) throws InterruptedException {
        var scope = Desk.scope(context.project());
        return switch (QuotedRevision.of(input.rev())) {
            case QuotedRevision.Nonsense(var message) -> Refusals.nothingWritten(ErrorCode.VALIDATION_ERROR, message);
            case QuotedRevision.Understood(var rev) -> switch (Desk.toReplace(scope, input.path())) {
                case Refused(var reason, var message) -> Refusals.nothingWritten(RefusedPath.code(reason), message);
                case Inside place -> move(context, scope, place, input.newPath(), rev);
            };
        };
    }

    private ToolResult<FileChange> move(ToolContext context, Scope scope, Inside place, String newPath, Optional<String> rev)
            throws InterruptedException {
        return switch (Desk.toReplace(scope, newPath)) {
            case Refused(var reason, var message) -> Refusals.nothingWritten(RefusedPath.code(reason), "new_path: " + message);
            case Inside to -> FileChange.of(
                    scope,
                    place,
                    new FileMover(desk.kit(scope, context)).move(place, to, rev),
                    "is where '%s' was moved".formatted(place.relative()),
                    Optional.empty());
        };
    }
}
