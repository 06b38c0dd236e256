package io.atopile.mcp.electrical;

import io.atopile.mcp.verify.ClosedRange;
import io.atopile.mcp.verify.DesignPredicate;
import io.atopile.mcp.verify.ExpressionOperator;
import io.atopile.mcp.verify.PredicateKind;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ranges of parameters, as far as assignments and assertions state them with numbers; parameters that are the same share theirs. What
 * only follows from other parameters isn't known here.
 */
final class ParameterRanges {

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Optional<ClosedRange>> ranges = new HashMap<>();

    ParameterRanges(List<DesignPredicate> predicates) {
        var statements = predicates.stream()
                .filter(predicate -> predicate.kind() != PredicateKind.DOMAIN)
                .flatMap(predicate -> predicate.expression() instanceof Operation operation ? Stream.of(operation) : Stream.empty())
                .filter(operation -> operation.operands().size() == 2)
                .toList();
        statements.forEach(this::join);
        statements.forEach(this::narrow);
    }

    private void join(Operation statement) {
        if (statement.operator() == ExpressionOperator.IS
                && statement.operands().getFirst() instanceof Parameter(var left)
                && statement.operands().getLast() instanceof Parameter(var right)
                && !findRoot(left).equals(findRoot(right))) {
            parents.put(findRoot(left), findRoot(right));
        }
    }

    private void narrow(Operation statement) {
        boolean given = statement.operator() == ExpressionOperator.IS || statement.operator() == ExpressionOperator.IS_SUBSET;
        if (given && statement.operands().getFirst() instanceof Parameter(var name) && statement.operands().getLast() instanceof Literal literal) {
            var stated = literal.values().isEmpty() ? Optional.<ClosedRange>empty() : Optional.of(literal.values().hull());
            ranges.merge(findRoot(name), stated, ParameterRanges::intersect);
        }
    }

    private static Optional<ClosedRange> intersect(Optional<ClosedRange> one, Optional<ClosedRange> other) {
        return one.flatMap(left -> other.filter(right -> left.low() <= right.high() && right.low() <= left.high())
                .map(right -> new ClosedRange(Math.max(left.low(), right.low()), Math.min(left.high(), right.high()))));
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
