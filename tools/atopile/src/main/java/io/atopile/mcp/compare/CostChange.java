package io.atopile.mcp.compare;

import io.atopile.mcp.tool.Doc;
import java.math.BigDecimal;
import java.util.Optional;

/** What the parts of one board cost before and now, in US dollars, as far as prices are known. */
public record CostChange(
        @Doc("US dollars for the parts of known price of one board.") Optional<Double> before,
        Optional<Double> after,
        @Doc("Only where every price is known.") Optional<Double> difference,
        int unpricedBefore,
        int unpricedAfter) {

    static CostChange between(Design.KnownCost before, Design.KnownCost after) {
        var known = before.unpriced() == 0 && after.unpriced() == 0;
        var difference = before.perBoard()
                .flatMap(old -> after.perBoard().map(now -> BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(old)).doubleValue()))
                .filter(_ -> known);
        return new CostChange(before.perBoard(), after.perBoard(), difference, before.unpriced(), after.unpriced());
    }
}
