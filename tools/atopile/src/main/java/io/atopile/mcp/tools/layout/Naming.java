package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.Match;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Nearest;
import io.atopile.mcp.tool.ToolResult;

/** Answers for names that mean no component, or more than one. */
final class Naming {

    private Naming() {}

    static <O extends Record> ToolResult<O> unknown(String wanted, Match.None none) {
        return ToolResult.failed(
                ErrorCode.NOT_FOUND,
                "There is no component '%s' on the board.".formatted(Nearest.shorten(wanted)),
                none.nearest().isEmpty()
                        ? "layout_get_component_position without a name lists them."
                        : "Perhaps %s.".formatted(String.join(", ", none.nearest())));
    }

    static <O extends Record> ToolResult<O> ambiguous(String wanted, Match.Several several) {
        return ToolResult.failed(
                ErrorCode.VALIDATION_ERROR,
                "'%s' could be any of %s.".formatted(Nearest.shorten(wanted), String.join(", ", several.names())),
                "Name it by its whole address.");
    }
}
