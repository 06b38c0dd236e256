package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Located.Refused;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;

/** Edits a text file by the anchors under which its lines were shown. */
@ToolSpec(
        name = "project_edit_file",
        title = "Edit a project file",
        description = "Edits a text file by line anchors (N:hhhh) from project_read_file, project_search or an earlier edit's region. All "
                + "edits refer to the file as it was read, are checked first, and apply all or nothing; the rest of the file keeps every "
                + "byte. If the file changed since it was read, nothing is written and data.region has fresh anchors. After an edit use "
                + "the anchors of data.region; for other places read again. Files must exist. Build products, installed packages, .git and "
                + "secrets are refused. text is new lines without anchors; one newline at its end is ignored. Writes one project file.",
        toolset = Toolset.FILES,
        effects = Effect.WRITES_PROJECT)
public final class ProjectEditFile implements Tool<ProjectEditFile.Input, ProjectEditFile.Output> {

    /** What to change in which file. */
    public record Input(
            @Doc("File, relative to the project's root.") String path,
            @Doc("rev of the read the anchors come from; refuses any other revision.") Optional<String> rev,
            @Doc("Edits; their order matters only for inserts at one place.") @Range(min = 1, max = 64) List<EditItem> edits,
            @Doc("Write text as it is even if it looks like anchors, a patch or a placeholder.") @Default("false") boolean literal,
            @Doc("Check and show the diff, write nothing.") @Default("false") boolean dryRun) {}

    /** What was changed, or on a failure what the file holds now. */
    public record Output(
            String path,
            @Doc("The file's revision now.") Optional<String> rev,
            @Doc("The revision before.") Optional<String> prevRev,
            @Doc("Whether the file was changed.") boolean changed,
            Optional<Integer> totalLines,
            @Doc("Changed lines and two around them, or on a failure the lines asked for, as N:hhhh|text with anchors for the next edit.")
                    String region,
            @Doc("How unchanged lines moved.") List<Renumber> renumber,
            String diff,
            List<String> warnings) {}

    /** One step in how unchanged lines moved. */
    public record Renumber(
            @Doc("Lines that stood after this one, up to the next entry,") int after, @Doc("now have their number plus this.") int delta) {}

    private final Desk desk;

    ProjectEditFile(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Claim> claims(Input input, ToolContext context) {
        return Desk.scope(context.project()).toWrite(input.path()) instanceof Inside place
                ? List.of(new Claim.OfFile(place.real()))
                : List.of();
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException {
        return switch (EditArguments.understand(input)) {
            case EditArguments.Misunderstood(var message) -> EditReport.nothingWritten(ErrorCode.VALIDATION_ERROR, message);
            case EditArguments.Understood(var request) -> {
                var scope = Desk.scope(context.project());
                yield switch (scope.toWrite(input.path())) {
                    case Refused(var reason, var message) -> EditReport.nothingWritten(Desk.code(reason), message);
                    case Inside place -> {
                        var outcome = new Editor(desk.snapshots(scope)).edit(place, request);
                        stopIfInterrupted(outcome);
                        yield EditReport.of(scope, place, outcome, request.dryRun());
                    }
                };
            }
        };
    }

    /** A write that a cancellation broke off is a cancelled call, not a fault of the disk; a finished one is reported. */
    private static void stopIfInterrupted(EditOutcome outcome) throws InterruptedException {
        if (outcome instanceof EditOutcome.Refused && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
