package io.atopile.mcp.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A quotient as factors above and below the line, without those that were in both.
 *
 * @param cancelled the factors that were in both; the quotient is the same only where they aren't zero
 */
record TapeFactors(List<Integer> above, List<Integer> below, List<Integer> cancelled) {

    static TapeFactors ofQuotient(List<TapeNode> nodes, int left, int right) {
        var above = new ArrayDeque<Integer>();
        var below = new ArrayDeque<Integer>();
        collect(nodes, left, above, below);
        collect(nodes, right, below, above);
        var cancelled = new ArrayList<Integer>();
        for (Integer factor : List.copyOf(above)) {
            if (below.removeFirstOccurrence(factor)) {
                above.removeFirstOccurrence(factor);
                cancelled.add(factor);
            }
        }
        return new TapeFactors(List.copyOf(above), List.copyOf(below), List.copyOf(cancelled));
    }

    private static void collect(List<TapeNode> nodes, int node, Deque<Integer> above, Deque<Integer> below) {
        if (nodes.get(node) instanceof TapeNode.Step(ExpressionOperator operator, List<Integer> operands)
                && (operator == ExpressionOperator.MULTIPLY || operator == ExpressionOperator.DIVIDE)) {
            boolean divides = operator == ExpressionOperator.DIVIDE;
            collect(nodes, operands.getFirst(), above, below);
            collect(nodes, operands.getLast(), divides ? below : above, divides ? above : below);
        } else {
            above.add(node);
        }
    }
}
