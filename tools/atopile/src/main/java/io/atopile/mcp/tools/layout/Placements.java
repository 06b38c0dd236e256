package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardReading;
import io.atopile.mcp.layout.Component;
import io.atopile.mcp.layout.Match;
import io.atopile.mcp.layout.Placement;

/** Reads back what was made of a board, rather than trusting what was meant. */
final class Placements {

    private Placements() {}

    static Placement in(String text, Component component) {
        if (Board.read(text) instanceof BoardReading.Read(var board) && board.find(component.name()) instanceof Match.One(var moved)) {
            return moved.placement();
        }
        throw new IllegalStateException("A change broke the board that it was made on");
    }
}
