package io.atopile.mcp.compare;

import io.atopile.mcp.layout.BoardSide;
import io.atopile.mcp.layout.Placement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A component that was moved on the board, in millimetres and degrees. */
public record ComponentMove(
        String address,
        double fromX,
        double fromY,
        double toX,
        double toY,
        double distanceMm,
        double turnedDeg,
        Optional<BoardSide> side) {

    private static final int MICROMETRES = 3;

    static ComponentMove of(String address, Placement from, Placement to) {
        return new ComponentMove(
                address,
                from.xMm(),
                from.yMm(),
                to.xMm(),
                to.yMm(),
                round(Math.hypot(to.xMm() - from.xMm(), to.yMm() - from.yMm())),
                normalizeAngle(round(to.rotationDeg() - from.rotationDeg())),
                Optional.of(to.side()).filter(side -> side != from.side()));
    }

    /** Normalizes an angle to the range above -180 up to 180 degrees. */
    private static double normalizeAngle(double angle) {
        return angle > 180 ? angle - 360 : angle <= -180 ? angle + 360 : angle;
    }

    private static double round(double number) {
        return BigDecimal.valueOf(number).setScale(MICROMETRES, RoundingMode.HALF_UP).doubleValue();
    }
}
