package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.BoardSide;
import io.atopile.mcp.layout.ComponentPad;
import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/** A pad and its position on the board. */
public record PlacedPad(
        String pad,
        @Doc("Absent if it is not connected.") Optional<String> net,
        double xMm,
        double yMm,
        double rotationDeg,
        @Doc("Sides with copper.") List<BoardSide> sides) {

    static PlacedPad of(ComponentPad pad) {
        return new PlacedPad(pad.number(), pad.net(), pad.xMm(), pad.yMm(), pad.rotationDeg(), pad.sides());
    }
}
