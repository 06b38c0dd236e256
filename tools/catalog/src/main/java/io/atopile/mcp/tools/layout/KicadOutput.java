package io.atopile.mcp.tools.layout;

import io.atopile.mcp.imports.BuildInputConflicts;
import io.atopile.mcp.kicad.KicadCli;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.kicad.KicadSearchResult;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.LayoutAccess.Layout;
import io.atopile.mcp.tools.answer.UnreadableBoard;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.time.Duration;
import java.util.List;

/**
 * What KiCad made of a board.
 *
 * @param version of KiCad
 */
record KicadOutput(String version, KicadCli.Made.Content content) {

    byte[] bytes() {
        return content.bytes();
    }

    /**
     * Runs KiCad on a board.
     *
     * @param file the name of the file that KiCad writes
     * @param unmet begins the message of a failure, as "No image was rendered"
     */
    static KicadOutput of(KicadFinder finder, Layout layout, List<String> arguments, String file, Duration patience, String unmet)
            throws InterruptedException, ToolFailure {
        UnresolvedConflicts.requireNone(BuildInputConflicts.findInBoardSettings(layout.scope().root(), layout.place().real()));
        return switch (finder.find()) {
            case KicadSearchResult.Missing(var reason) ->
                throw new ToolFailure(ErrorCode.CAPABILITY_MISSING, "%s: %s.".formatted(unmet, reason), KicadSearchResult.FIX);
            case KicadSearchResult.Ready(var kicad) ->
                of(kicad, layout, kicad.make(arguments, file, layout.scope().root(), layout.place().real(), patience), unmet);
        };
    }

    private static KicadOutput of(KicadCli kicad, Layout layout, KicadCli.Made made, String unmet) throws ToolFailure {
        return switch (made) {
            case KicadCli.Made.Content content -> new KicadOutput(kicad.version(), content);
            case KicadCli.Made.Nothing(var fault, var reason) -> throw switch (fault) {
                case BOARD -> UnreadableBoard.buildFailure(layout.board().format(), layout.path(), kicad.version(), unmet);
                case TIME -> new ToolFailure(ErrorCode.TIMEOUT, "%s: %s.".formatted(unmet, reason));
                case OTHER -> new ToolFailure(ErrorCode.TRANSIENT_BACKEND_ERROR, "%s: %s.".formatted(unmet, reason));
            };
        };
    }
}
