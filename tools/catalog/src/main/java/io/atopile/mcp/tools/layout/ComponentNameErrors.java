package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.ComponentMatch;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolResult;

/** Failures for names that match no component, or more than one. */
final class ComponentNameErrors {

    private ComponentNameErrors() {}

    static <O extends Record> ToolResult<O> buildUnknownFailure(String wanted, ComponentMatch.None none) {
        return ToolResult.fail(
                ErrorCode.NOT_FOUND,
                "There is no component '%s' on the board.".formatted(NameSuggestions.shorten(wanted)),
                none.nearest().isEmpty()
                        ? "layout_get_component_position without component lists them."
                        : "Did you mean %s?".formatted(String.join(", ", none.nearest())));
    }

    static <O extends Record> ToolResult<O> buildAmbiguousFailure(String wanted, ComponentMatch.Several several) {
        return ToolResult.fail(
                ErrorCode.VALIDATION_ERROR,
                "'%s' is ambiguous, it could be any of %s.".formatted(NameSuggestions.shorten(wanted), String.join(", ", several.names())),
                "Use its full address.");
    }
}
