package io.atopile.mcp.electrical;

import io.atopile.mcp.verify.ClosedRange;
import io.atopile.mcp.verify.DesignPredicate;
import io.atopile.mcp.verify.ExpressionOperator;
import io.atopile.mcp.verify.ValueExpression;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ranges of parameters, as far as assignments and assertions state them with numbers; parameters that are the same share theirs. What
 * only follows from other parameters isn't known here.
 */
public final class ParameterRanges {

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Optional<ClosedRange>> ranges = new HashMap<>();

    private ParameterRanges() {}

    /** Collects the ranges that the predicates of a design state. */
    static ParameterRanges of(List<DesignPredicate> predicates) {
        var stated = new ParameterRanges();
        predicates.forEach(each -> stated.join(each.expression()));
        predicates.forEach(each -> stated.combine(each.expression()));
        return stated;
    }

    private void join(ValueExpression expression) {
        if (expression instanceof Operation(var operator, var operands)
                && operator == ExpressionOperator.IS
                && operands.getFirst() instanceof Parameter(var left)
                && operands.getLast() instanceof Parameter(var right)
                && !findRoot(left).equals(findRoot(right))) {
            parents.put(findRoot(left), findRoot(right));
        }
    }

    private void combine(ValueExpression expression) {
        if (expression instanceof Operation(var operator, var operands)
                && (operator == ExpressionOperator.IS || operator == ExpressionOperator.IS_SUBSET)
                && operands.getFirst() instanceof Parameter(var name)
                && operands.getLast() instanceof Literal(var values, var _)
                && !values.isEmpty()) {
            ranges.merge(findRoot(name), Optional.of(values.hull()), ParameterRanges::intersect);
        }
    }

    private static Optional<ClosedRange> intersect(Optional<ClosedRange> one, Optional<ClosedRange> other) {
        return one.flatMap(left -> other.flatMap(left::intersect));
    }

    private String findRoot(String parameter) {
        String root = parameter;
        for (var parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        return root;
    }

    /** Returns the range of a parameter; empty if it has none, or if its statements contradict each other. */
    Optional<ClosedRange> findRange(String parameter) {
        return ranges.getOrDefault(findRoot(parameter), Optional.empty());
    }

    /** Returns the value of a parameter that has only one. */
    Optional<Double> findValue(String parameter) {
        return findRange(parameter).filter(ClosedRange::isPoint).map(ClosedRange::low);
    }
}
