package io.atopile.mcp.verify;

import io.atopile.mcp.verify.AssertionFormula.Same;
import io.atopile.mcp.verify.AssertionResult.Undecided;
import io.atopile.mcp.verify.AssertionResult.Violated;
import java.util.List;
import java.util.Optional;

/**
 * Compares formulas that the design takes as true with what else gives their parameter its values: a value, or another formula. Both are
 * true only where they agree, so they contradict each other if they agree nowhere.
 */
record FormulaComparison(ParameterSources sources, SearchBudget budget) {

    /**
     * Compares a formula that isn't what the parameter's values come from.
     *
     * @return a violation if the two have nothing in common; undecided if a formula of the source has other values too; empty if it hasn't,
     *     or if that isn't known
     */
    Optional<AssertionOutcome> compare(AssertionPart part) {
        try {
            return part.readEquation().filter(equation -> !isDefinition(equation)).flatMap(this::decide);
        } catch (ProofObstacle | StackOverflowError | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private boolean isDefinition(ParameterEquation equation) {
        return sources.findDefinition(sources.classes().find(equation.parameter())).filter(equation::equals).isPresent();
    }

    private Optional<AssertionOutcome> decide(ParameterEquation equation) {
        var predicate = equation.predicate();
        var condition = AssertionCase.reduce(predicate, equation.equateWith(equation.parameter()), List.of(), sources);
        if (condition.findMissing().isPresent() || !(condition.formula() instanceof Same same)) {
            return Optional.empty();
        }
        boolean apart = condition.enclose(same.left()).intersect(condition.enclose(same.right())).isEmpty();
        boolean compared = apart || (predicate.place().isPresent() && !isInside(condition, same));
        return Optional.of(condition)
                .filter(_ -> compared)
                .map(open -> AssertionSearch.decide(open, budget))
                .filter(Violated.class::isInstance)
                .map(violated -> apart ? violated : new Undecided(UndecidedReason.OTHER_VALUES, List.of(equation.parameter()), condition.enclose(same.right())))
                .map(result -> new AssertionOutcome(predicate, result, ProofText.write(condition, result)));
    }

    private static boolean isInside(AssertionCase condition, Same same) {
        return condition.tape().nodes().get(same.left()) instanceof TapeNode.Input(int input)
                && SetComparison.isInside(condition.enclose(same.right()), condition.box().sides().get(input));
    }
}
