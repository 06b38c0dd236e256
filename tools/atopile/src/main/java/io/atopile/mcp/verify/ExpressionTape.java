package io.atopile.mcp.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A straight-line computation over inputs, shared by all expressions of one assertion, so that equal parts have one step. */
record ExpressionTape(List<TapeInput> inputs, List<TapeNode> nodes) {

    ExpressionTape {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
    }

    /** The enclosures of all steps over a box. */
    static final class Values {

        private final ClosedRange[] ranges;
        private final boolean[] total;

        private Values(int count) {
            ranges = new ClosedRange[count];
            total = new boolean[count];
            Arrays.fill(total, true);
        }

        ClosedRange readRange(int node) {
            return ranges[node];
        }

        /** Whether the step and all that it depends on are defined on the whole box. */
        boolean isTotal(int node) {
            return total[node];
        }

        private List<ClosedRange> readRanges(List<Integer> nodes) {
            return nodes.size() == 1 ? List.of(ranges[nodes.getFirst()]) : List.of(ranges[nodes.getFirst()], ranges[nodes.getLast()]);
        }
    }

    /** Encloses every step over the box. */
    Values evaluate(ParameterBox box) {
        return evaluate(box, Set.of());
    }

    /** Encloses every step over the box, with nothing known of the values of some steps. */
    Values evaluate(ParameterBox box, Set<Integer> free) {
        var values = new Values(nodes.size());
        for (int node = 0; node < nodes.size(); node++) {
            if (free.contains(node)) {
                values.ranges[node] = ClosedRange.ENTIRE;
                continue;
            }
            switch (nodes.get(node)) {
                case TapeNode.Input(int input) -> values.ranges[node] = box.readRange(input);
                case TapeNode.Constant(double value) -> values.ranges[node] = ClosedRange.of(value);
                case TapeNode.Step(ExpressionOperator operator, List<Integer> operands) -> {
                    List<ClosedRange> ranges = values.readRanges(operands);
                    values.ranges[node] = RangeArithmetic.apply(operator, ranges);
                    boolean known = operands.stream().allMatch(operand -> values.total[operand]);
                    values.total[node] = known && RangeArithmetic.isTotal(operator, ranges);
                }
            }
        }
        return values;
    }

    /** Encloses the slope of a step in each input over the box of the values, where the step must be defined. */
    List<ClosedRange> findSlopes(Values values, int root) {
        var adjoints = new ClosedRange[nodes.size()];
        Arrays.fill(adjoints, ClosedRange.of(0));
        adjoints[root] = ClosedRange.of(1);
        var slopes = new ClosedRange[inputs.size()];
        Arrays.fill(slopes, ClosedRange.of(0));
        for (int node = root; node >= 0; node--) {
            ClosedRange adjoint = adjoints[node];
            switch (nodes.get(node)) {
                case TapeNode.Input(int input) -> slopes[input] = RangeArithmetic.add(slopes[input], adjoint);
                case TapeNode.Constant _ -> {}
                case TapeNode.Step(ExpressionOperator operator, List<Integer> operands) ->
                    propagate(values, adjoints, node, operator, operands);
            }
        }
        return new ArrayList<>(Arrays.asList(slopes));
    }

    private static void propagate(Values values, ClosedRange[] adjoints, int node, ExpressionOperator operator, List<Integer> operands) {
        ClosedRange adjoint = adjoints[node];
        if (adjoint.isPoint() && adjoint.low() == 0) {
            return;
        }
        List<ClosedRange> ranges = values.readRanges(operands);
        for (int operand = 0; operand < operands.size(); operand++) {
            ClosedRange slope = RangeSlope.find(operator, ranges, values.ranges[node], operand);
            int target = operands.get(operand);
            adjoints[target] = RangeArithmetic.add(adjoints[target], RangeArithmetic.multiply(adjoint, slope));
        }
    }
}
