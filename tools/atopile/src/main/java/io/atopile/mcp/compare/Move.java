package io.atopile.mcp.compare;

import io.atopile.mcp.layout.Placement;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A component that lies elsewhere on the board than before. */
public record Move(String address, Placement from, Placement to, double distanceMm, double turnedDeg, boolean sideChanged) {

    private static final int MICROMETRES = 3;

    static Move of(String address, Placement from, Placement to) {
        return new Move(
                address,
                from,
                to,
                rounded(Math.hypot(to.xMm() - from.xMm(), to.yMm() - from.yMm())),
                turned(rounded(to.rotationDeg() - from.rotationDeg())),
                from.side() != to.side());
    }

    /** Over -180 and up to 180. */
    private static double turned(double angle) {
        return angle > 180 ? angle - 360 : angle <= -180 ? angle + 360 : angle;
    }

    private static double rounded(double number) {
        return BigDecimal.valueOf(number).setScale(MICROMETRES, RoundingMode.HALF_UP).doubleValue();
    }
}
