package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.Lines;
import io.atopile.mcp.hashline.Refused;
import io.atopile.mcp.hashline.Revision;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ToolResult;
import java.util.List;
import java.util.Optional;

/** What became of a file that was created, moved, deleted or restored. */
public record FileChange(
        @Doc("Where the file stands, or stood.") String path,
        @Doc("Its revision now; absent when it is gone.") Optional<String> rev,
        @Doc("Takes this back with project_undo_edit.") String undoId,
        Optional<Integer> totalLines,
        @Doc("Changed lines as N:hhhh|text, with anchors for the next edit.") String region,
        Optional<Syntax> syntax,
        List<String> warnings) {

    /** The answer to an outcome; {@code told} completes "the file ...". */
    static ToolResult<FileChange> of(Scope scope, Inside place, ChangeOutcome outcome, String told, Optional<Syntax> syntax) {
        return switch (outcome) {
            case ChangeOutcome.Done done -> ToolResult.ok(
                    new FileChange(
                            done.path(),
                            done.text().map(Lines::revision).or(() -> done.change().after()).map(Revision::shown),
                            done.change().id(),
                            done.text().map(Lines::count),
                            done.region().content(),
                            syntax,
                            done.warnings()),
                    "%s %s; undo_id %s takes it back.%s"
                            .formatted(done.path(), told, done.change().id(), done.warnings().isEmpty() ? "" : " See data.warnings."));
            case Refused(var refusal, _) -> Refusals.of(scope, place, refusal, "");
        };
    }
}
