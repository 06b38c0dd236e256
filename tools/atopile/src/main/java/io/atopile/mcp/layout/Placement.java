package io.atopile.mcp.layout;

/**
 * Where a component is.
 *
 * @param xMm to the right, in millimetres
 * @param yMm downwards, in millimetres
 * @param rotationDeg counter-clockwise as KiCad shows it, over -180 and up to 180 degrees
 */
public record Placement(double xMm, double yMm, double rotationDeg, BoardSide side) {

    public Placement {
        xMm = KicadNumbers.roundMillimetres(xMm);
        yMm = KicadNumbers.roundMillimetres(yMm);
        rotationDeg = KicadNumbers.normalizeDegrees(rotationDeg);
    }
}
