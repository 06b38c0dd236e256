package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.Optional;
import java.util.stream.Stream;

/** A predicate without its outermost {@code And}: one of the conditions that all have to hold. */
record AssertionPart(DesignPredicate predicate, ValueExpression expression) {

    /** Two parameters that are said to be the same. */
    record SameParameters(String left, String right) {}

    static Stream<AssertionPart> split(DesignPredicate predicate) {
        return split(predicate, predicate.expression());
    }

    private static Stream<AssertionPart> split(DesignPredicate predicate, ValueExpression expression) {
        return expression instanceof Operation(ExpressionOperator operator, var operands) && operator == ExpressionOperator.AND
                ? operands.stream().flatMap(operand -> split(predicate, operand))
                : Stream.of(new AssertionPart(predicate, expression));
    }

    boolean isAssertion() {
        return predicate.kind() == PredicateKind.ASSERTION;
    }

    Optional<SameParameters> readSameParameters() {
        return expression instanceof Operation(ExpressionOperator operator, var operands)
                        && operator == ExpressionOperator.IS
                        && operands.size() == 2
                        && operands.getFirst() instanceof Parameter(String left)
                        && operands.getLast() instanceof Parameter(String right)
                ? Optional.of(new SameParameters(left, right))
                : Optional.empty();
    }

    Optional<RangeClaim> readClaim() {
        return RangeClaim.read(expression, predicate);
    }

    Optional<ParameterEquation> readEquation() {
        return ParameterEquation.read(expression, predicate);
    }
}
