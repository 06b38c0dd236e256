package io.atopile.mcp.verify;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Decides a formula over a box by subdivision, the largest boxes first: proven when it is true on each part, violated at the first point at
 * which it is false.
 *
 * @param counterExample a point at which the formula is false
 * @param proven whether the formula is true on the whole box
 */
record FormulaSearch(Optional<List<Double>> counterExample, boolean proven) {

    static FormulaSearch search(AssertionFormula formula, ExpressionTape tape, ParameterBox box, SearchBudget budget) {
        var open = new ArrayDeque<ParameterBox>(List.of(box));
        List<Double> weights = box.sides().stream().map(side -> 1 / side.hull().magnitude()).toList();
        boolean complete = true;
        int most = budget.boxes();
        for (int boxes = 0; boxes < most && !open.isEmpty(); boxes++) {
            SearchBudget.checkInterrupt();
            budget.spend(tape, 1);
            ParameterBox next = open.remove();
            FormulaTruth truth = FormulaTruth.decideOverBox(formula, tape, next);
            if (truth == FormulaTruth.TRUE) {
                continue;
            }
            for (List<Double> point : List.of(next.middle(), next.lowest(), next.highest())) {
                if (isFalseAt(formula, tape, point)) {
                    return new FormulaSearch(Optional.of(point), false);
                }
            }
            Optional<List<ParameterBox>> halves = next.split(weights);
            complete &= halves.isPresent();
            halves.ifPresent(open::addAll);
        }
        return new FormulaSearch(Optional.empty(), complete && open.isEmpty());
    }

    /** Decimal arithmetic is slow, so it evaluates only points for which doubles don't settle that the formula is true. */
    private static boolean isFalseAt(AssertionFormula formula, ExpressionTape tape, List<Double> point) {
        return FormulaTruth.decideOverBox(formula, tape, ParameterBox.ofPoint(point)) != FormulaTruth.TRUE
                && FormulaTruth.decideAtPoint(formula, tape, point) == FormulaTruth.FALSE;
    }
}
