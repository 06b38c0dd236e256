package io.atopile.mcp.verify;

import io.atopile.mcp.verify.AssertionFormula.Member;
import io.atopile.mcp.verify.AssertionFormula.Ordered;
import io.atopile.mcp.verify.AssertionFormula.Same;
import io.atopile.mcp.verify.AssertionResult.Proven;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides a condition over the box of its inputs. A point that violates it is accepted only after it was evaluated again. */
final class AssertionSearch {

    private final AssertionCase condition;
    private final SearchBudget budget;

    private AssertionSearch(AssertionCase condition, SearchBudget budget) {
        this.condition = condition;
        this.budget = budget;
    }

    static AssertionResult decide(AssertionCase condition, SearchBudget budget) {
        Optional<AssertionResult.Undecided> missing = condition.findMissing();
        if (missing.isPresent()) {
            return missing.get();
        }
        var search = new AssertionSearch(condition, budget);
        return switch (condition.formula()) {
            case Member member -> search.decideMember(member);
            case Ordered ordered -> search.decideOrder(ordered);
            case Same same -> EqualitySearch.decide(condition, same, budget);
            case AssertionFormula.All _, AssertionFormula.Any _, AssertionFormula.Negated _ ->
                search.decideFormula(condition.findRange(condition.subject(), budget));
        };
    }

    private AssertionResult decideMember(Member member) {
        if (member.allowed().isEmpty()) {
            return condition.leaveUndecided(UndecidedReason.NOT_SUPPORTED, ClosedRange.ENTIRE);
        }
        ExpressionRange range = condition.findRange(member.node(), budget);
        if (range.undefinedAt().isPresent()) {
            return condition.refuteUndefined(member.node(), range.undefinedAt().get());
        }
        Optional<List<Double>> worst = Stream.of(range.least().point(), range.greatest().point())
                .flatMap(Optional::stream)
                .filter(condition::isFalseAt)
                .max(Comparator.comparingDouble(point -> measureExcess(member, point)));
        if (worst.isPresent()) {
            return condition.refute(worst.get(), member.allowed().findNearest(condition.evaluate(member.node(), worst.get())), budget);
        }
        if (range.isTotal() && SetComparison.isInside(range.outer(), member.allowed())) {
            return new Proven(range.outer());
        }
        return member.allowed().ranges().size() > 1 ? decideFormula(range) : leaveUndecided(range.isTotal(), range);
    }

    private double measureExcess(Member member, List<Double> point) {
        double value = condition.evaluate(member.node(), point);
        return Math.abs(value - member.allowed().findNearest(value));
    }

    private AssertionResult decideOrder(Ordered ordered) {
        ExtremeValue least = budget.findLeast(condition.tape(), ordered.difference(), condition.box());
        if (least.undefinedAt().isPresent()) {
            return condition.refuteUndefined(ordered.difference(), least.undefinedAt().get());
        }
        int limit = condition.subject() == ordered.greater() ? ordered.lesser() : ordered.greater();
        if (least.point().filter(condition::isFalseAt).isPresent()) {
            List<Double> point = least.point().get();
            return condition.refute(point, condition.evaluate(limit, point), budget);
        }
        ExpressionRange range = condition.findRange(condition.subject(), budget);
        return least.total() && isOrdered(ordered, least.bound())
                ? new Proven(range.outer())
                : leaveUndecided(least.total() && range.isTotal(), range);
    }

    private boolean isOrdered(Ordered ordered, double difference) {
        ClosedRange greater = condition.enclose(ordered.greater());
        ClosedRange lesser = condition.enclose(ordered.lesser());
        return ordered.strict()
                ? difference > SetComparison.LIMIT_TOLERANCE * Math.max(greater.magnitude(), lesser.magnitude())
                : difference >= -SetComparison.LIMIT_TOLERANCE * Math.max(greater.leastMagnitude(), lesser.leastMagnitude());
    }

    private AssertionResult decideFormula(ExpressionRange range) {
        FormulaSearch search = FormulaSearch.search(condition.formula(), condition.tape(), condition.box(), budget);
        if (search.counterExample().isPresent()) {
            return condition.refute(search.counterExample().get(), findLimit(search.counterExample().get()), budget);
        }
        return search.proven() ? new Proven(range.outer()) : leaveUndecided(range.isTotal(), range);
    }

    private double findLimit(List<Double> point) {
        return condition.formula() instanceof Member(int node, RangeUnion allowed)
                ? allowed.findNearest(condition.evaluate(node, point))
                : Double.NaN;
    }

    private AssertionResult leaveUndecided(boolean total, ExpressionRange range) {
        return condition.leaveUndecided(total ? UndecidedReason.SEARCH_LIMIT : UndecidedReason.MAY_BE_UNDEFINED, range.outer());
    }
}
