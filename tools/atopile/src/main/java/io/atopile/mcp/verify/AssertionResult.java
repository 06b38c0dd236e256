package io.atopile.mcp.verify;

import java.util.List;

/** Whether an assertion holds for all values of the design's inputs. */
public sealed interface AssertionResult {

    /**
     * It holds for all values.
     *
     * @param range contains every value of the assertion's left side
     */
    record Proven(ClosedRange range) implements AssertionResult {}

    /**
     * It is false at a point.
     *
     * @param conflict predicates that contradict each other, the assertion among them; without any of them the contradiction is gone
     * @param range contains every value of the assertion's left side; as far as it is known
     */
    record Violated(WorstCorner corner, List<DesignPredicate> conflict, ClosedRange range) implements AssertionResult {
        public Violated {
            conflict = List.copyOf(conflict);
        }
    }

    /**
     * Neither was shown.
     *
     * @param parameters what the reason refers to
     * @param range contains every value of the assertion's left side; as far as it is known
     */
    record Undecided(UndecidedReason reason, List<String> parameters, ClosedRange range) implements AssertionResult {
        public Undecided {
            parameters = List.copyOf(parameters);
        }

        /** Returns the reason as a clause. */
        public String message() {
            return reason.describe(parameters);
        }
    }

    /** Nothing to prove: the assertion is what gives its parameter its range. */
    record Stated(RangeUnion range) implements AssertionResult {}
}
