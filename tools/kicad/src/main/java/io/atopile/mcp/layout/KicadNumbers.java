package io.atopile.mcp.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as KiCad stores them: lengths to the nanometre, angles within one turn. */
final class KicadNumbers {

    private static final int NANOMETRES = 6;

    private KicadNumbers() {}

    static double roundMillimetres(double length) {
        return BigDecimal.valueOf(length).setScale(NANOMETRES, RoundingMode.HALF_UP).doubleValue();
    }

    /** Returns the angle in degrees, greater than -180 and at most 180. */
    static double normalizeDegrees(double angle) {
        var turned = roundMillimetres(angle % 360);
        return turned > 180 ? roundMillimetres(turned - 360) : turned <= -180 ? roundMillimetres(turned + 360) : turned;
    }

    static String format(double number) {
        return BigDecimal.valueOf(number).setScale(NANOMETRES, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
