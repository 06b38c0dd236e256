package io.atopile.mcp.verify;

import io.atopile.mcp.verify.AssertionResult.Proven;
import io.atopile.mcp.verify.AssertionResult.Violated;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import java.util.List;
import java.util.Objects;

/** Decides a violated assertion again with another range for one statement. */
final class ValueTrial {

    /** What the assertion is with a range. */
    enum Outcome {
        PROVEN,
        /** Its left side exceeds the limit at the worst corner. */
        TOO_HIGH,
        /** Its left side doesn't reach the limit at the worst corner. */
        TOO_LOW,
        /** Nothing that a search could follow. */
        OPEN
    }

    private static final ProofLimits QUICK = new ProofLimits(500);

    private final InstantiatedDesign design;
    private final InstantiatedDesign related;
    private final ProofReport before;
    private final DesignPredicate assertion;
    private final ValueStatement statement;

    ValueTrial(InstantiatedDesign design, ProofReport before, DesignPredicate assertion, ValueStatement statement) {
        this.design = design;
        this.related = design.findRelated(assertion);
        this.before = before;
        this.assertion = assertion;
        this.statement = statement;
    }

    ValueStatement statement() {
        return statement;
    }

    Outcome decide(ClosedRange range) {
        AssertionResult result = AssertionProver.prove(change(related, range), assertion, QUICK);
        return switch (result) {
            case Proven _ -> Outcome.PROVEN;
            case Violated(WorstCorner corner, var _, var _) when corner.value() > corner.limit() -> Outcome.TOO_HIGH;
            case Violated(WorstCorner corner, var _, var _) when corner.value() < corner.limit() -> Outcome.TOO_LOW;
            case Violated _, AssertionResult.Undecided _, AssertionResult.Stated _ -> Outcome.OPEN;
        };
    }

    boolean isProven(ClosedRange range) {
        return decide(range) == Outcome.PROVEN;
    }

    /** Whether the assertion is proven with a range, and nothing is violated that isn't violated now. */
    boolean isAccepted(ClosedRange range) {
        return isProven(range) && isAcceptedIn(change(design, range));
    }

    /** Whether the assertion is proven with a range for each of several statements of the same design. */
    static boolean isProven(List<ValueTrial> trials, List<ClosedRange> ranges) {
        ValueTrial first = trials.getFirst();
        return AssertionProver.prove(changeAll(first.related, trials, ranges), first.assertion, QUICK) instanceof Proven;
    }

    /** Whether that violates nothing that isn't violated now. */
    static boolean isAccepted(List<ValueTrial> trials, List<ClosedRange> ranges) {
        ValueTrial first = trials.getFirst();
        return isProven(trials, ranges) && first.isAcceptedIn(changeAll(first.design, trials, ranges));
    }

    private static InstantiatedDesign changeAll(InstantiatedDesign whole, List<ValueTrial> trials, List<ClosedRange> ranges) {
        InstantiatedDesign changed = whole;
        for (int index = 0; index < trials.size(); index++) {
            changed = trials.get(index).change(changed, ranges.get(index));
        }
        return changed;
    }

    private boolean isAcceptedIn(InstantiatedDesign changed) {
        ProofReport after = AssertionProver.prove(changed, QUICK);
        return after.conflicts().size() <= before.conflicts().size()
                && listViolated(before).containsAll(listViolated(after))
                && after.outcomes().stream().anyMatch(outcome -> outcome.assertion().equals(assertion) && outcome.result() instanceof Proven);
    }

    private static List<DesignPredicate> listViolated(ProofReport report) {
        return report.outcomes().stream().filter(outcome -> outcome.result() instanceof Violated).map(AssertionOutcome::assertion).toList();
    }

    /** A statement of a module is a predicate of each of its instances. */
    private InstantiatedDesign change(InstantiatedDesign whole, ClosedRange range) {
        return new InstantiatedDesign(whole.predicates().stream()
                .map(predicate -> predicate.place().filter(statement.place()::equals).isPresent() ? change(predicate, range) : predicate)
                .toList());
    }

    private DesignPredicate change(DesignPredicate predicate, ClosedRange range) {
        if (!(predicate.expression() instanceof Operation(ExpressionOperator operator, List<ValueExpression> operands))) {
            return predicate;
        }
        List<ValueExpression> changed = operands.stream()
                .map(operand -> operand instanceof Literal(RangeUnion values, String unit) && values.equals(statement.values())
                        ? new Literal(RangeUnion.of(range), unit)
                        : operand)
                .toList();
        return Objects.equals(changed, operands) ? predicate : new DesignPredicate(predicate.place(), predicate.kind(), new Operation(operator, changed));
    }
}
