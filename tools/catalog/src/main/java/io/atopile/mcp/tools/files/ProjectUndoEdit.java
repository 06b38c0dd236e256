package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.hashline.ChangeReverter;
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
import java.util.stream.Stream;

/** Undoes a change that one of the file tools made. */
@ToolSpec(
        name = "project_undo_edit",
        title = "Undo an edit",
        description = "Undoes one change that these tools made to a file, even after a restart: the one that undo_id names, otherwise the "
                + "last one. Restores every byte, of deleted and moved files too. Refuses if the file has changed since, by anyone: undo "
                + "later changes first. An undo has its own undo_id.",
        next = "build_run shows whether the design is right again.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
record ProjectUndoEdit(ProjectFileAccess desk) implements Tool<ProjectUndoEdit.Input, FileChangeOutput> {

    /** What to undo. */
    public record Input(
            @Doc("Current path of the file, relative to the project's root.") String path,
            @Doc("data.undo_id of the change. Default: the last one.") Optional<String> undoId) {
        public Input {
            undoId = undoId.map(String::strip).filter(id -> !id.isEmpty());
        }
    }

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        var scope = ProjectPaths.resolveBoundary(context.project());
        if (!(scope.toWrite(input.path()) instanceof Inside place)) {
            return List.of();
        }
        var destination = new ChangeReverter(desk.getContext(scope), scope).findDestination(place, input.undoId());
        return Stream.concat(Stream.of(place), destination.stream()).<Claim>map(at -> new Claim.OfFile(at.real())).toList();
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        var scope = ProjectPaths.resolveBoundary(context.project());
        return FilePreview.of(desk, scope, "Undo a change of", input.path(), (change, place) ->
                change.undo(place, input.undoId(), at -> desk.isObeyed(scope, at, input.path())));
    }

    @Override
    public Set<Effect> resolveEffects(Input input, ToolContext context) {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var back = scope.toWrite(input.path()) instanceof Inside place
                ? new ChangeReverter(desk.getContext(scope), scope).findDestination(place, input.undoId())
                : Optional.<Inside>empty();
        return desk.resolveEffects(context, input.path(), back.map(Inside::relative).orElse(input.path()));
    }

    @Override
    public ToolResult<FileChangeOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var place = ProjectPaths.requireWritable(scope.toWrite(input.path()));
        var outcome = new ChangeReverter(desk.getContext(scope, context), scope).undo(place, input.undoId());
        return FileChangeOutput.of(
                FileChangeErrors.require(scope, place, outcome), "was restored to its state before that change", Optional.empty());
    }
}
