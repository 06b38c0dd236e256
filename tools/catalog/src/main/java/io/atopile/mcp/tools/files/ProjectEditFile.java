package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.DriftPolicy;
import io.atopile.mcp.hashline.EditOutcome.Made;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.hashline.RelocatedEdit;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Claim;
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
import io.atopile.mcp.tools.answer.EditItem;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Edits a text file by the anchors of its lines. */
@ToolSpec(
        name = "project_edit_file",
        title = "Edit a file",
        description = "Edits a text file: changes, inserts or deletes lines of a source, such as a value, at anchors (N:hhhh) from "
                + "project_read_file, project_search or an earlier edit. All edits refer to the file as it was read and apply all or "
                + "nothing; every other byte stays. Pass rev with the anchors. They stay valid across edits by this tool; after someone "
                + "else's change on_drift decides, and if in doubt nothing is written and data.region has fresh anchors. text has no "
                + "anchors; one newline at its end is ignored. Build artifacts, installed packages, .git and secrets are refused. "
                + "project_undo_edit reverts it.",
        next = "After the last edit: build_run. project_undo_edit reverts this one.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
public final class ProjectEditFile implements Tool<ProjectEditFile.Input, ProjectEditFile.Output> {

    /** The file and the edits. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("rev from the read or edit that returned the anchors.") Optional<String> rev,
            @Doc("Edits; their order matters only for inserts at the same position.") @Range(min = 1, max = 64) List<EditItem> edits,
            @Doc("If someone else changed the file: strict relocates lines only if everything around them is plainly "
                            + "unchanged, remap if exactly one position fits, refuse never.")
                    @Default("\"strict\"")
                    DriftPolicy onDrift,
            @Doc("Write text as is, even if it looks like anchors, a patch or a placeholder.") @Default("false") boolean literal,
            @Doc("Check and return the diff, but write nothing.") @Default("false") boolean dryRun) {}

    /** What was changed, or on a failure the current state of the file. */
    public record Output(
            String path,
            @Doc("Current revision of the file.") Optional<String> rev,
            @Doc("Previous revision.") Optional<String> prevRev,
            @Doc("Whether the file was changed.") boolean changed,
            Optional<Integer> totalLines,
            @Doc("Changed lines with two lines of context, or on a failure the requested lines, as N:hhhh|text with anchors for the next edit.")
                    String region,
            @Doc("How the numbers of unchanged lines shifted.") List<Renumber> renumber,
            @Doc("Edits whose lines had moved since they were read.") List<Moved> moved,
            String diff,
            @Doc("To undo this with project_undo_edit.") Optional<String> undoId,
            @Doc("Syntax advice on the current file.") Optional<SyntaxCheckResult> syntax,
            List<String> warnings) {}

    /** Where an edit was applied. */
    public record Moved(@Doc("Index of the edit.") int edit, @Doc("Its lines before the edit.") String at, RelocatedEdit.By by) {}

    /** One step in the renumbering of unchanged lines. */
    public record Renumber(
            @Doc("Applies to lines after this one, up to the next entry.") int after, @Doc("Added to their numbers.") int delta) {}

    private static final int REPEATS_AT_MOST = 2;

    private final ProjectFileAccess desk;
    private final BestEffortSyntaxCheck advice;
    private final RepeatedEditCounter repeats = new RepeatedEditCounter();

    ProjectEditFile(ProjectFileAccess desk, BestEffortSyntaxCheck advice) {
        this.desk = desk;
        this.advice = advice;
    }

    @Override
    public ObjectNode normalizeArguments(ObjectNode arguments) {
        return EditNormalizer.normalize(arguments);
    }

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return ProjectFileAccess.resolveClaims(context, input.path());
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return switch (EditArguments.parse(input)) {
            case EditArguments.Misunderstood(var message) ->
                new CallPreview("Edit %s: will be refused, because %s".formatted(input.path(), message), "");
            case EditArguments.Understood(var request) -> FilePreview.of(
                    desk, ProjectPaths.resolveBoundary(context.project()), "Edit", input.path(), (change, place) -> change.edit(place, request));
        };
    }

    @Override
    public Set<Effect> resolveEffects(Input input, ToolContext context) {
        return desk.resolveEffects(context, input.path());
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var scope = ProjectPaths.resolveBoundary(context.project());
        return switch (EditArguments.parse(input)) {
            case EditArguments.Misunderstood(var message) -> throw ToolFailure.ofUnwritten(ErrorCode.VALIDATION_ERROR, message + ".");
            case EditArguments.Understood(var request) ->
                edit(input, request, context, scope, ProjectPaths.requireWritable(scope.toWrite(input.path())));
        };
    }

    private ToolResult<Output> edit(Input input, EditRequest request, ToolContext context, ProjectBoundary scope, Inside place)
            throws InterruptedException, ToolFailure {
        var kit = desk.getContext(scope, context);
        return switch (new Editor(kit).edit(place, request)) {
            case Made made when made.isWritten() -> {
                repeats.reset(place.real());
                yield EditReport.toResult(place, made, advice.checkFile(place, made.plan().after(), kit.snapshots()));
            }
            case Made made when !made.plan().hasChanges() && repeats.countRepeat(place.real(), input) > REPEATS_AT_MOST ->
                throw ToolFailure.ofUnwritten(
                        ErrorCode.VALIDATION_ERROR,
                        "This same edit has changed nothing several times, because the file already has this content; read it and reconsider.");
            case Made made -> EditReport.toResult(place, made, Optional.empty());
            case RefusedChange refused -> {
                stopIfInterrupted();
                yield EditReport.toFailure(scope, place, refused);
            }
        };
    }

    /** Turns a write that was interrupted by a cancellation into a cancelled call, because it is not a disk error. */
    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
