package io.atopile.mcp.verify;

import java.util.List;

/** The results for all assertions of a design in its order, and the values that contradict each other without an assertion. */
public record ProofReport(List<AssertionOutcome> outcomes, List<ValueConflict> conflicts) {

    /**
     * Values of one parameter that have nothing in common.
     *
     * @param predicates the smallest set that was found, with the connections that make its parameters one
     */
    public record ValueConflict(String parameter, List<DesignPredicate> predicates) {
        public ValueConflict {
            predicates = List.copyOf(predicates);
        }
    }

    public ProofReport {
        outcomes = List.copyOf(outcomes);
        conflicts = List.copyOf(conflicts);
    }
}
