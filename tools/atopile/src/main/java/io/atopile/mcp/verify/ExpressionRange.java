package io.atopile.mcp.verify;

import java.util.List;
import java.util.Optional;

/** The range of an expression over a box: bounds on both sides, and the extreme values that were found. */
record ExpressionRange(ExtremeValue least, ExtremeValue greatest) {

    static ExpressionRange find(ExpressionTape tape, int root, ParameterBox box, SearchBudget budget) {
        return new ExpressionRange(
                budget.findLeast(tape, root, box), budget.findGreatest(tape, root, box));
    }

    /** Returns a range that contains all values. */
    ClosedRange outer() {
        return least.bound() <= greatest.bound() ? new ClosedRange(least.bound(), greatest.bound()) : ClosedRange.ENTIRE;
    }

    /** Returns the range between values that were found; empty if the expression was defined nowhere. */
    Optional<ClosedRange> inner() {
        return least.point().isPresent() && greatest.point().isPresent() && least.attained() <= greatest.attained()
                ? Optional.of(new ClosedRange(least.attained(), greatest.attained()))
                : Optional.empty();
    }

    boolean isTotal() {
        return least.total() && greatest.total();
    }

    Optional<List<Double>> undefinedAt() {
        return least.undefinedAt().or(greatest::undefinedAt);
    }
}
