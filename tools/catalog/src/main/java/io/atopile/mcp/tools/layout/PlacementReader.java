package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.BoardReadResult;
import io.atopile.mcp.layout.ComponentMatch;
import io.atopile.mcp.layout.Placement;

/** Reads a placement back from the changed board, because the intended one may differ. */
final class PlacementReader {

    private PlacementReader() {}

    static Placement parsePlacement(String text, BoardComponent component) {
        if (Board.read(text) instanceof BoardReadResult.Read(var board) && board.find(component.name()) instanceof ComponentMatch.One(var moved)) {
            return moved.placement();
        }
        throw new IllegalStateException("A change broke the board");
    }
}
