package io.atopile.mcp.tools.layout;

import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.FileRewriter;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.answer.LayoutAccess.Opened.Layout;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.util.List;
import java.util.Optional;

/** Writes a changed board, or returns why that is not possible. */
record LayoutWriter(LayoutAccess desk, Layout layout, ToolContext context) {

    /**
     * The written file.
     *
     * @param undoId absent after a dry run
     */
    record Written(String rev, Optional<String> undoId, List<String> warnings) {}

    /** Creates a result from the written file. */
    @FunctionalInterface
    interface Answer<O extends Record> {
        ToolResult<O> of(Written written);
    }

    /** Returns a conflict if the caller passes another revision. */
    <O extends Record> Optional<ToolResult<O>> checkRevision(Optional<String> rev) {
        return rev.filter(quoted -> !quoted.equals(layout.rev()))
                .map(quoted -> ToolResult.fail(
                        ErrorCode.CONFLICT,
                        "NOTHING WAS WRITTEN. The board is now at revision %s, not %s.".formatted(layout.rev(), quoted),
                        "Read it again with layout_get_component_position."));
    }

    <O extends Record> ToolResult<O> write(String changed, boolean dryRun, Answer<O> answer) throws InterruptedException {
        if (dryRun) {
            return answer.of(new Written(layout.rev(), Optional.empty(), List.of()));
        }
        var obstacle = desk.findObstacle(layout);
        if (obstacle.isPresent()) {
            return obstacle.get().asResult();
        }
        return switch (new FileRewriter(desk.createContext(layout).with(WriteGuard.of(context))).rewrite(layout.place(), layout.lines(), changed)) {
            case ChangeOutcome.Done done -> answer.of(new Written(
                    done.text().orElseThrow().revision().toShortForm(), Optional.of(done.change().id()), done.warnings()));
            case RefusedChange(var refusal, _) -> FileChangeErrors.of(layout.scope(), layout.place(), refusal, "");
        };
    }
}
