package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.BoardSide;
import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** A component and where it is. */
public record PlacedComponent(
        @Doc("Where the design declares it, below the entry.") Optional<String> address,
        String reference,
        String footprint,
        double xMm,
        @Doc("Grows downwards.") double yMm,
        @Doc("Counter-clockwise.") double rotationDeg,
        BoardSide side,
        @Doc("Locked in KiCad: not moved by these tools.") boolean locked) {

    static PlacedComponent of(BoardComponent component) {
        var place = component.placement();
        return new PlacedComponent(
                component.address(),
                component.reference(),
                component.footprint(),
                place.xMm(),
                place.yMm(),
                place.rotationDeg(),
                place.side(),
                component.isLocked());
    }
}
