package io.atopile.mcp.verify;

import io.atopile.mcp.verify.AssertionFormula.Same;
import io.atopile.mcp.verify.AssertionResult.Proven;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides {@code is}: two sides are the same if they have the same set of values. That is so if they are equal at each point, if they are
 * inputs or literals with equal sets, or if their ranges, without gaps, are known closely and are equal.
 */
final class EqualitySearch {

    private final AssertionCase condition;
    private final Same same;
    private final SearchBudget budget;

    private EqualitySearch(AssertionCase condition, Same same, SearchBudget budget) {
        this.condition = condition;
        this.same = same;
        this.budget = budget;
    }

    /** A point at which one side has a value that the other has nowhere. */
    private record Stray(List<Double> point, double excess, double limit) {}

    static AssertionResult decide(AssertionCase condition, Same same, SearchBudget budget) {
        return new EqualitySearch(condition, same, budget).decide();
    }

    private AssertionResult decide() {
        ExpressionRange left = condition.findRange(same.left(), budget);
        ExpressionRange right = condition.findRange(same.right(), budget);
        Optional<List<Double>> undefined = left.undefinedAt().or(right::undefinedAt);
        if (undefined.isPresent()) {
            return condition.refuteUndefined(same.difference(), undefined.get());
        }
        Optional<RangeUnion> first = readSet(same.left());
        Optional<RangeUnion> second = readSet(same.right());
        boolean sets = first.isPresent() && second.isPresent();
        if (same.left() == same.right() || (sets && SetComparison.areEqual(first.orElseThrow(), second.orElseThrow()))) {
            return new Proven(left.outer());
        }
        double scale = SetComparison.measureScale(left.outer(), right.outer());
        if (!sets && left.isTotal() && right.isTotal() && areRangesEqual(left, right, scale)) {
            return new Proven(left.outer());
        }
        Optional<Stray> stray = listStrays(left, right, scale, first, second).stream().max(Comparator.comparingDouble(Stray::excess));
        return stray.isPresent()
                ? condition.refute(stray.get().point(), stray.get().limit(), budget, values -> areApart(values, scale))
                : decidePointwise(left, right);
    }

    private AssertionResult decidePointwise(ExpressionRange left, ExpressionRange right) {
        ExpressionRange difference = condition.findRange(same.difference(), budget);
        double least = Math.max(left.outer().leastMagnitude(), right.outer().leastMagnitude());
        return difference.isTotal() && difference.outer().magnitude() <= SetComparison.EQUAL_TOLERANCE * least
                ? new Proven(left.outer())
                : condition.leaveUndecided(
                        left.isTotal() && right.isTotal() ? UndecidedReason.SEARCH_LIMIT : UndecidedReason.MAY_BE_UNDEFINED, left.outer());
    }

    private Optional<RangeUnion> readSet(int node) {
        return switch (condition.tape().nodes().get(node)) {
            case TapeNode.Input(int input) -> Optional.of(condition.box().sides().get(input));
            case TapeNode.Constant(double value) -> Optional.of(RangeUnion.of(value, value));
            case TapeNode.Step _ -> Optional.empty();
        };
    }

    private boolean areRangesEqual(ExpressionRange left, ExpressionRange right, double scale) {
        return !hasGaps()
                && SetComparison.areEqual(left.outer(), right.outer(), scale)
                && left.inner().filter(inner -> SetComparison.areEqual(inner, left.outer(), scale)).isPresent()
                && right.inner().filter(inner -> SetComparison.areEqual(inner, right.outer(), scale)).isPresent();
    }

    /** Whether a side's values may be no single range. */
    private boolean hasGaps() {
        return condition.box().sides().stream().anyMatch(side -> side.ranges().size() > 1)
                || condition.tape().nodes().stream().anyMatch(node -> node instanceof TapeNode.Step(ExpressionOperator operator, var _)
                        && (operator == ExpressionOperator.ROUND
                                || operator == ExpressionOperator.FLOOR
                                || operator == ExpressionOperator.CEIL));
    }

    private List<Stray> listStrays(
            ExpressionRange left, ExpressionRange right, double scale, Optional<RangeUnion> first, Optional<RangeUnion> second) {
        var strays = new ArrayList<Stray>();
        addStrays(strays, left, second.orElse(RangeUnion.of(right.outer())), scale);
        addStrays(strays, right, first.orElse(RangeUnion.of(left.outer())), scale);
        first.ifPresent(set -> addMembers(strays, same.left(), set, second.orElse(RangeUnion.of(right.outer())), scale));
        second.ifPresent(set -> addMembers(strays, same.right(), set, first.orElse(RangeUnion.of(left.outer())), scale));
        return strays;
    }

    private void addStrays(List<Stray> strays, ExpressionRange range, RangeUnion other, double scale) {
        for (ExtremeValue extreme : List.of(range.least(), range.greatest())) {
            extreme.point().ifPresent(point -> addStray(strays, point, extreme.attained(), other, scale));
        }
    }

    /** Adds the ends of an input's ranges, which the extremes leave out if it has several. */
    private void addMembers(List<Stray> strays, int node, RangeUnion set, RangeUnion other, double scale) {
        if (condition.tape().nodes().get(node) instanceof TapeNode.Input(int input)) {
            for (ClosedRange range : set.ranges()) {
                for (double end : List.of(range.low(), range.high())) {
                    var point = new ArrayList<>(condition.box().middle());
                    point.set(input, end);
                    addStray(strays, point, end, other, scale);
                }
            }
        }
    }

    /** Adds a point if one side's value isn't among the other's and the sides differ there in decimal arithmetic too. */
    private void addStray(List<Stray> strays, List<Double> point, double value, RangeUnion other, double scale) {
        double limit = other.findNearest(value);
        double excess = Math.abs(value - limit);
        boolean apart = Math.abs(condition.evaluate(same.difference(), point)) > SetComparison.EQUAL_TOLERANCE * scale;
        if (excess > SetComparison.EQUAL_TOLERANCE * scale && apart) {
            strays.add(new Stray(point, excess, condition.evaluate(same.right(), point)));
        }
    }

    private boolean areApart(ExpressionTape.Values values, double scale) {
        return values.isTotal(same.difference())
                && values.readRange(same.difference()).leastMagnitude() > SetComparison.EQUAL_TOLERANCE * scale;
    }
}
