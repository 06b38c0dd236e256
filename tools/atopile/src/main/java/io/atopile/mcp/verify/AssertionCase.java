package io.atopile.mcp.verify;

import io.atopile.mcp.verify.AssertionResult.Undecided;
import io.atopile.mcp.verify.AssertionResult.Violated;
import io.atopile.mcp.verify.PointEvaluation.PointValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A condition of an assertion, reduced to inputs: what a search needs.
 *
 * @param predicate the assertion
 * @param subject the step of the left side, whose range is reported
 * @param premises other predicates that the condition takes as true, beside those that were substituted
 */
record AssertionCase(
        DesignPredicate predicate,
        AssertionFormula formula,
        int subject,
        TapeBuilder builder,
        ExpressionTape tape,
        ParameterBox box,
        List<DesignPredicate> premises,
        ParameterSources sources) {

    /**
     * Reduces a condition.
     *
     * @throws ProofObstacle if it can't be reduced
     */
    static AssertionCase reduce(
            DesignPredicate predicate, ValueExpression expression, List<DesignPredicate> premises, ParameterSources sources) {
        var builder = new TapeBuilder(sources);
        var formulas = new FormulaBuilder(builder, sources);
        AssertionFormula formula = formulas.build(expression);
        ExpressionTape tape = builder.build();
        return new AssertionCase(predicate, formula, formulas.subject(), builder, tape, ParameterBox.of(tape.inputs()), premises, sources);
    }

    /** Returns the inputs without a bounded range as a reason; empty if there are none. */
    Optional<Undecided> findMissing() {
        List<String> missing = tape.inputs().stream()
                .filter(input -> !input.values().isBounded())
                .map(TapeInput::name)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Undecided(UndecidedReason.NO_VALUE, missing, enclose(subject)));
    }

    Undecided leaveUndecided(UndecidedReason reason, ClosedRange range) {
        return new Undecided(reason, tape.inputs().stream().map(TapeInput::name).toList(), range);
    }

    /** Returns a range that contains a step's values, without a search. */
    ClosedRange enclose(int node) {
        return BoundedBox.enclose(tape, node, box);
    }

    ExpressionRange findRange(int node, SearchBudget budget) {
        return ExpressionRange.find(tape, node, box, budget);
    }

    boolean isFalseAt(List<Double> point) {
        return FormulaTruth.decideAtPoint(formula, tape, point) == FormulaTruth.FALSE;
    }

    /** Returns a step's value at a point, to the nearest double; not a number if it isn't known. */
    double evaluate(int node, List<Double> point) {
        return PointEvaluation.evaluate(tape, node, point) instanceof PointValue.Known(BigDecimal low, BigDecimal high)
                ? low.add(high).divide(BigDecimal.TWO).doubleValue()
                : Double.NaN;
    }

    /** Returns the result for a point at which the condition is false. */
    Violated refute(List<Double> point, double limit, SearchBudget budget) {
        return refute(point, limit, budget, values -> FormulaTruth.decideFrom(formula, values) == FormulaTruth.FALSE);
    }

    /** Returns the result for a point at which the condition is false. */
    Violated refute(List<Double> point, double limit, SearchBudget budget, Predicate<ExpressionTape.Values> staysFalse) {
        var corner = new WorstCorner(nameInputs(point), evaluate(subject, point), limit, "");
        return refute(corner, point, staysFalse, findRange(subject, budget).outer());
    }

    /** Returns the result for a point at which a step isn't defined. */
    Violated refuteUndefined(int node, List<Double> point) {
        String problem = PointEvaluation.evaluate(tape, node, point) instanceof PointValue.NotDefined(String text) ? text : "";
        return refute(new WorstCorner(nameInputs(point), Double.NaN, Double.NaN, problem), point, _ -> false, ClosedRange.ENTIRE);
    }

    private Violated refute(WorstCorner corner, List<Double> point, Predicate<ExpressionTape.Values> staysFalse, ClosedRange range) {
        var causes = new LinkedHashSet<>(new ConflictSearch(sources).findCauses(predicate, builder, point, staysFalse));
        causes.remove(predicate);
        causes.addAll(premises);
        causes.add(predicate);
        return new Violated(corner, List.copyOf(causes), range);
    }

    private List<WorstCorner.InputValue> nameInputs(List<Double> point) {
        var named = new ArrayList<WorstCorner.InputValue>();
        for (int input = 0; input < point.size(); input++) {
            named.add(new WorstCorner.InputValue(tape.inputs().get(input).name(), point.get(input)));
        }
        return named;
    }
}
