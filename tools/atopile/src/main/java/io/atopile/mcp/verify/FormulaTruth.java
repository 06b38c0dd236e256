package io.atopile.mcp.verify;

import io.atopile.mcp.verify.PointEvaluation.PointValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Whether a formula is true: on a whole box by intervals, or at a point in decimal arithmetic. */
enum FormulaTruth {
    TRUE,
    FALSE,
    UNKNOWN;

    private FormulaTruth negate() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static FormulaTruth choose(boolean holds, boolean fails) {
        return holds ? TRUE : fails ? FALSE : UNKNOWN;
    }

    /** Encloses the steps of a formula. */
    private interface Enclosure {
        /** Returns a range that contains the step's value; empty if the step may be undefined. */
        Optional<ClosedRange> enclose(int node);
    }

    /** Returns TRUE or FALSE only if the formula is so on the whole box. */
    static FormulaTruth decideOverBox(AssertionFormula formula, ExpressionTape tape, ParameterBox box) {
        return decideOnce(formula, node -> {
            BoundedBox least = BoundedBox.compute(tape, node, 1, box);
            double high = 0.0 - BoundedBox.compute(tape, node, -1, box).bound();
            boolean known = least.total() && least.bound() <= high;
            return known ? Optional.of(new ClosedRange(least.bound(), high)) : Optional.empty();
        });
    }

    /** Decides with each step enclosed once. */
    private static FormulaTruth decideOnce(AssertionFormula formula, Enclosure steps) {
        var known = new HashMap<Integer, Optional<ClosedRange>>();
        return decide(formula, node -> known.computeIfAbsent(node, steps::enclose));
    }

    /** Returns TRUE or FALSE only if the enclosures suffice. */
    static FormulaTruth decideFrom(AssertionFormula formula, ExpressionTape.Values values) {
        return decide(formula, node -> values.isTotal(node) ? Optional.of(values.readRange(node)) : Optional.empty());
    }

    /** Returns TRUE or FALSE only if the digits suffice; UNKNOWN also where a step isn't defined. */
    static FormulaTruth decideAtPoint(AssertionFormula formula, ExpressionTape tape, List<Double> point) {
        return decideOnce(formula, node -> PointEvaluation.evaluate(tape, node, point) instanceof PointValue.Known(BigDecimal low, BigDecimal high)
                ? Optional.of(PointEvaluation.enclose(low, high))
                : Optional.empty());
    }

    private static FormulaTruth decide(AssertionFormula formula, Enclosure steps) {
        return switch (formula) {
            case AssertionFormula.All(List<AssertionFormula> parts) -> {
                var truths = parts.stream().map(part -> decide(part, steps)).toList();
                yield choose(truths.stream().allMatch(truth -> truth == TRUE), truths.contains(FALSE));
            }
            case AssertionFormula.Any(List<AssertionFormula> parts) -> {
                var truths = parts.stream().map(part -> decide(part, steps)).toList();
                yield choose(truths.contains(TRUE), truths.stream().allMatch(truth -> truth == FALSE));
            }
            case AssertionFormula.Negated(AssertionFormula part) -> decide(part, steps).negate();
            case AssertionFormula.Member(int node, RangeUnion allowed) -> steps.enclose(node)
                    .map(range -> choose(SetComparison.isInside(range, allowed), SetComparison.isOutside(range, allowed)))
                    .orElse(UNKNOWN);
            case AssertionFormula.Ordered(int greater, int lesser, int difference, boolean strict) ->
                decideOrder(steps, greater, lesser, difference, strict);
            case AssertionFormula.Same(int left, int right, int difference) -> decideSame(steps, left, right, difference);
        };
    }

    /** Values that are equal within the tolerance are equal, so they are in order unless the order is strict. */
    private static FormulaTruth decideOrder(Enclosure steps, int greater, int lesser, int difference, boolean strict) {
        var above = steps.enclose(greater);
        var below = steps.enclose(lesser);
        var gap = steps.enclose(difference);
        if (above.isEmpty() || below.isEmpty() || gap.isEmpty()) {
            return UNKNOWN;
        }
        double least = SetComparison.LIMIT_TOLERANCE * Math.max(above.get().leastMagnitude(), below.get().leastMagnitude());
        double most = SetComparison.LIMIT_TOLERANCE * Math.max(above.get().magnitude(), below.get().magnitude());
        return strict
                ? choose(gap.get().low() > most || isClearlyBelow(below.get(), above.get()), gap.get().high() <= least)
                : choose(gap.get().low() >= -least, gap.get().high() < -most || isClearlyBelow(above.get(), below.get()));
    }

    /** Whether all of a range is below another by more than the tolerance; also known for ranges that are unbounded on the far sides. */
    private static boolean isClearlyBelow(ClosedRange range, ClosedRange other) {
        return other.low() - range.high() > SetComparison.LIMIT_TOLERANCE * (Math.abs(range.high()) + Math.abs(other.low()));
    }

    private static FormulaTruth decideSame(Enclosure steps, int left, int right, int difference) {
        var first = steps.enclose(left);
        var second = steps.enclose(right);
        var gap = steps.enclose(difference);
        if (first.isEmpty() || second.isEmpty() || gap.isEmpty()) {
            return UNKNOWN;
        }
        double least = SetComparison.EQUAL_TOLERANCE * Math.max(first.get().leastMagnitude(), second.get().leastMagnitude());
        double most = SetComparison.EQUAL_TOLERANCE * Math.max(first.get().magnitude(), second.get().magnitude());
        return choose(gap.get().magnitude() <= least, gap.get().leastMagnitude() > most);
    }
}
