package io.atopile.mcp.layout;

/**
 * The position of a component.
 *
 * @param xMm to the right, in millimetres
 * @param yMm downwards, in millimetres
 * @param rotationDeg counter-clockwise as displayed by KiCad, in degrees, greater than -180 and at most 180
 */
public record Placement(double xMm, double yMm, double rotationDeg, BoardSide side) {

    public Placement {
        xMm = KicadNumbers.roundMillimetres(xMm);
        yMm = KicadNumbers.roundMillimetres(yMm);
        rotationDeg = KicadNumbers.normalizeDegrees(rotationDeg);
    }

    /** Returns where a point of the component is on the board; its position is stored relative to the component as it is turned and flipped. */
    EdgeShape.Point locate(double x, double y) {
        var turned = Math.toRadians(rotationDeg);
        return new EdgeShape.Point(xMm + x * Math.cos(turned) + y * Math.sin(turned), yMm - x * Math.sin(turned) + y * Math.cos(turned));
    }
}
