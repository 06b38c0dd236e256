package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangeReverter;
import io.atopile.mcp.hashline.FileSetOutcome;
import io.atopile.mcp.hashline.FileSetRewriter;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Undoes a change that one of the file tools made. */
@ToolSpec(
        name = "project_undo_edit",
        title = "Undo an edit",
        description = "Undoes one change that these tools made to a file, even after a restart: the one that undo_id names, otherwise the "
                + "last one. Restores every byte, of deleted and moved files too. Refuses if the file has changed since, by anyone: undo "
                + "later changes first. An undo has its own undo_id. A change of several files, such as project_upgrade's, is undone in all of "
                + "them or in none.",
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
        var together = findFiles(scope, input);
        if (!together.isEmpty()) {
            return together.stream().<Claim>map(at -> new Claim.OfFile(at.real())).toList();
        }
        if (!(scope.toWrite(input.path()) instanceof Inside place)) {
            return List.of();
        }
        var destination = new ChangeReverter(desk.getContext(scope), scope).findDestination(place, input.undoId());
        return Stream.concat(Stream.of(place), destination.stream()).<Claim>map(at -> new Claim.OfFile(at.real())).toList();
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        var scope = ProjectPaths.resolveBoundary(context.project());
        var together = findFiles(scope, input);
        if (!together.isEmpty()) {
            return new CallPreview("Undo a change of %d files".formatted(together.size()), together.stream().map(Inside::relative).collect(Collectors.joining("\n")));
        }
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
        var together = findFiles(scope, input);
        if (together.contains(place)) {
            var id = findChange(scope, input).orElseThrow();
            return undoTogether(scope, new FileSetRewriter(desk.getContext(scope, context)).undo(together, id), place);
        }
        var outcome = new ChangeReverter(desk.getContext(scope, context), scope).undo(place, input.undoId());
        return FileChangeOutput.of(
                FileChangeErrors.require(scope, place, outcome), "was restored to its state before that change", Optional.empty());
    }

    /** Returns the files of a change of several files; none if a single file was changed. */
    private List<Inside> findFiles(ProjectBoundary scope, Input input) {
        return findChange(scope, input).map(id -> new FileSetRewriter(desk.getContext(scope)).findFiles(scope, id)).orElse(List.of());
    }

    private Optional<String> findChange(ProjectBoundary scope, Input input) {
        return input.undoId().or(() -> scope.toWrite(input.path()) instanceof Inside place
                ? new ChangeReverter(desk.getContext(scope), scope).findLastChange(place)
                : Optional.empty());
    }

    private static ToolResult<FileChangeOutput> undoTogether(ProjectBoundary scope, FileSetOutcome outcome, Inside place) throws ToolFailure {
        return switch (outcome) {
            case FileSetOutcome.Done(_, var changes) -> {
                var own = changes.stream().filter(change -> change.path().equals(place.relative())).findFirst().or(() -> changes.stream().findFirst());
                yield FileChangeOutput.of(
                        own.orElseThrow(() -> ToolFailure.ofUnwritten(ErrorCode.CONFLICT, "All files of that change are already as they were before it.")),
                        "and %s were restored to their state before that change".formatted(CountFormat.format(changes.size() - 1, "other file")),
                        Optional.empty());
            }
            case FileSetOutcome.Refused(var at, var refusal) -> throw FileChangeErrors.toFailure(scope, at, refusal, "");
            case FileSetOutcome.Torn(var at, var refusal, var left) -> throw new ToolFailure(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "%s: %s. These files had been restored before and could not be changed back: %s.".formatted(at.relative(), refusal.message(), String.join(", ", left)),
                    "Undo again once the disk can be written.");
        };
    }
}
