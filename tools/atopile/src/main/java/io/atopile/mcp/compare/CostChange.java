package io.atopile.mcp.compare;

import java.math.BigDecimal;
import java.util.Optional;

/** The cost of the priced parts of one board, in US dollars. */
public record CostChange(
        Optional<Double> before,
        Optional<Double> after,
        Optional<Double> difference) {

    static CostChange compare(Design.KnownCost before, Design.KnownCost after) {
        var known = before.unpriced() == 0 && after.unpriced() == 0;
        var difference = before.perBoard()
                .flatMap(old -> after.perBoard().map(now -> BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(old)).doubleValue()))
                .filter(_ -> known);
        return new CostChange(before.perBoard(), after.perBoard(), difference);
    }
}
