package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.ComponentMatch;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolFailure;

/** Failures for names that match no component, or more than one. */
final class ComponentNameErrors {

    private ComponentNameErrors() {}

    /** Returns the component that a name refers to. */
    static BoardComponent require(Board board, String wanted) throws ToolFailure {
        return switch (board.find(wanted)) {
            case ComponentMatch.One(var component) -> component;
            case ComponentMatch.None(var nearest) -> throw new ToolFailure(
                    ErrorCode.NOT_FOUND,
                    "There is no component '%s' on the board.".formatted(NameSuggestions.shorten(wanted)),
                    nearest.isEmpty()
                            ? "layout_get_component_position without component lists them."
                            : "Did you mean %s?".formatted(String.join(", ", nearest)));
            case ComponentMatch.Several(var names) -> throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "'%s' is ambiguous, it could be any of %s.".formatted(NameSuggestions.shorten(wanted), String.join(", ", names)),
                    "Use its full address.");
        };
    }
}
