package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.BoardSide;
import io.atopile.mcp.layout.Placement;
import io.atopile.mcp.tool.Doc;
import java.util.Locale;
import java.util.Optional;

/** A component and its position. */
public record PlacedComponent(
        @Doc("Address in the design, relative to the entry.") Optional<String> address,
        String reference,
        Optional<String> value,
        String footprint,
        double xMm,
        @Doc("Grows downwards.") double yMm,
        @Doc("Counter-clockwise.") double rotationDeg,
        BoardSide side,
        @Doc("Locked in KiCad; these tools don't move it.") boolean locked) {

    /** Describes a placement as the end of a clause. */
    static String describe(Placement place) {
        return "x %s, y %s mm, rotated by %s degrees, on the %s"
                .formatted(place.xMm(), place.yMm(), place.rotationDeg(), place.side().name().toLowerCase(Locale.ROOT));
    }

    static PlacedComponent of(BoardComponent component) {
        var place = component.placement();
        return new PlacedComponent(
                component.address(),
                component.reference(),
                component.value(),
                component.footprint(),
                place.xMm(),
                place.yMm(),
                place.rotationDeg(),
                place.side(),
                component.isLocked());
    }
}
