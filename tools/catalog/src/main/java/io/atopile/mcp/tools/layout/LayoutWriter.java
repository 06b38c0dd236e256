package io.atopile.mcp.tools.layout;

import io.atopile.mcp.hashline.FileRewriter;
import io.atopile.mcp.hashline.WriteGuard;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.FileChangeErrors;
import io.atopile.mcp.tools.answer.LayoutAccess.Layout;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.util.List;
import java.util.Optional;

/** Writes a changed board. */
record LayoutWriter(LayoutAccess desk, Layout layout, ToolContext context) {

    /**
     * The written file.
     *
     * @param undoId absent after a dry run
     */
    record Written(String rev, Optional<String> undoId, List<String> warnings) {}

    /** Fails if the caller passes another revision. */
    void requireRevision(Optional<String> rev) throws ToolFailure {
        var other = rev.filter(quoted -> !quoted.equals(layout.rev()));
        if (other.isPresent()) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.CONFLICT,
                    "The board is now at revision %s, not %s.".formatted(layout.rev(), other.get()),
                    "Read it again with layout_get_component_position.");
        }
    }

    Written write(String changed, boolean dryRun) throws InterruptedException, ToolFailure {
        if (dryRun) {
            return new Written(layout.rev(), Optional.empty(), List.of());
        }
        desk.requireIdle(layout);
        var outcome = new FileRewriter(desk.createContext(layout).with(WriteGuard.of(context))).rewrite(layout.place(), layout.lines(), changed);
        var done = FileChangeErrors.require(layout.scope(), layout.place(), outcome);
        return new Written(done.text().orElseThrow().revision().toShortForm(), Optional.of(done.change().id()), done.warnings());
    }
}
