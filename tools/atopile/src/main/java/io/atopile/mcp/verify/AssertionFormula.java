package io.atopile.mcp.verify;

import java.util.List;

/** A condition on the steps of a tape, true or false at each point at which its steps are defined. */
sealed interface AssertionFormula {

    /** The step's value is one of a set's. */
    record Member(int node, RangeUnion allowed) implements AssertionFormula {}

    /**
     * The greater step is greater than the lesser, or at least as great.
     *
     * @param difference the step that is the greater minus the lesser
     */
    record Ordered(int greater, int lesser, int difference, boolean strict) implements AssertionFormula {}

    /** Two steps have the same value. */
    record Same(int left, int right, int difference) implements AssertionFormula {}

    /** All conditions hold. */
    record All(List<AssertionFormula> parts) implements AssertionFormula {}

    /** At least one condition holds. */
    record Any(List<AssertionFormula> parts) implements AssertionFormula {}

    /** The condition doesn't hold. */
    record Negated(AssertionFormula part) implements AssertionFormula {}
}
