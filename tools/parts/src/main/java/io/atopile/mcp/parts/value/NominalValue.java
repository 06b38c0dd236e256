package io.atopile.mcp.parts.value;

import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.verify.ClosedRange;
import io.atopile.mcp.verify.QuantityText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The value of a part.
 *
 * @param nominal in the base unit
 * @param tolerance as a ratio, if it is known
 */
public record NominalValue(PartParameter parameter, double nominal, Optional<Double> tolerance) {

    private static final double LARGEST_TOLERANCE = 0.2;
    private static final double MARGIN = 1e-6;

    /** Returns the values that the part can have; if its tolerance isn't known, with the largest that is usual. */
    ClosedRange range() {
        var share = tolerance.orElse(LARGEST_TOLERANCE) + MARGIN;
        return new ClosedRange(nominal * (1 - share), nominal * (1 + share));
    }

    boolean excludes(NominalValue other) {
        return parameter != other.parameter || range().low() > other.range().high() || other.range().low() > range().high();
    }

    /** Returns the value as text, such as {@code 10 kΩ ±1%}. */
    String describe() {
        return QuantityText.of(nominal, parameter.unit().symbol()) + tolerance.map(NominalValue::describeTolerance).orElse("");
    }

    private static String describeTolerance(double ratio) {
        return " ±%s%%".formatted(BigDecimal.valueOf(ratio * 100).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
    }
}
