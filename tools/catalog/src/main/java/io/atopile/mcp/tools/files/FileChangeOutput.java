package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.FileRevision;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ToolResult;
import java.util.List;
import java.util.Optional;

/** The result of creating, moving, deleting or restoring a file. */
public record FileChangeOutput(
        @Doc("Path of the file, or its former path.") String path,
        @Doc("Its current revision; absent if it was deleted.") Optional<String> rev,
        @Doc("To undo this with project_undo_edit.") String undoId,
        Optional<Integer> totalLines,
        @Doc("Changed lines as N:hhhh|text, with anchors for the next edit.") String region,
        Optional<SyntaxCheckResult> syntax,
        List<String> warnings) {

    /** Returns the result of a change; {@code told} completes "the file ...". */
    static ToolResult<FileChangeOutput> of(ChangeOutcome.Done done, String told, Optional<SyntaxCheckResult> syntax) {
        return ToolResult.ok(
                new FileChangeOutput(
                        done.path(),
                        done.text().map(TextLines::revision).or(() -> done.change().after()).map(FileRevision::toShortForm),
                        done.change().id(),
                        done.text().map(TextLines::count),
                        done.region().content(),
                        syntax,
                        done.warnings()),
                "%s %s; undo with undo_id %s.%s"
                        .formatted(done.path(), told, done.change().id(), done.warnings().isEmpty() ? "" : " See data.warnings."));
    }
}
