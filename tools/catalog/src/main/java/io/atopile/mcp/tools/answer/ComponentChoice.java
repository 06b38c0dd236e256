package io.atopile.mcp.tools.answer;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.ComponentMatch;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolFailure;
import java.util.Optional;

/** The component that a call refers to by its address, the end of it, or its reference. */
public final class ComponentChoice {

    private ComponentChoice() {}

    /** Returns the component that a name refers to. */
    public static BoardComponent require(Board board, String wanted) throws ToolFailure {
        return switch (board.find(wanted)) {
            case ComponentMatch.One(var component) -> component;
            case ComponentMatch.None(var nearest) -> throw new ToolFailure(
                    ErrorCode.NOT_FOUND,
                    "There is no component '%s' on the board.".formatted(NameSuggestions.shorten(wanted)),
                    nearest.isEmpty()
                            ? "layout_get_component_position without component lists them."
                            : "Did you mean %s?".formatted(String.join(", ", nearest)));
            case ComponentMatch.Several several -> throw buildAmbiguousFailure(wanted, several);
        };
    }

    /** Returns the same, or empty if no component matches. */
    public static Optional<BoardComponent> find(Board board, String wanted) throws ToolFailure {
        return switch (board.find(wanted)) {
            case ComponentMatch.One(var component) -> Optional.of(component);
            case ComponentMatch.None _ -> Optional.empty();
            case ComponentMatch.Several several -> throw buildAmbiguousFailure(wanted, several);
        };
    }

    private static ToolFailure buildAmbiguousFailure(String wanted, ComponentMatch.Several several) {
        return new ToolFailure(
                ErrorCode.VALIDATION_ERROR,
                "'%s' is ambiguous, it could be any of %s.".formatted(NameSuggestions.shorten(wanted), String.join(", ", several.names())),
                "Use its full address.");
    }
}
