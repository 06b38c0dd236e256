package io.atopile.mcp.compare;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.Outline;
import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** The size of a board, and how much of it is routed. */
public record BoardSize(@Doc("What its outline spans.") Optional<Double> widthMm, Optional<Double> heightMm, int tracks, int vias) {

    static BoardSize of(Board board) {
        var box = Outline.of(board).box();
        return new BoardSize(box.map(span -> span.widthMm()), box.map(span -> span.heightMm()), board.tracks(), board.vias());
    }
}
