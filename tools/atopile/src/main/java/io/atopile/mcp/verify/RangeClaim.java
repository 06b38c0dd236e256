package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.Optional;

/**
 * A predicate that compares one parameter with a literal, and so says in which set its values lie.
 *
 * @param predicate where the claim comes from
 */
record RangeClaim(String parameter, RangeUnion values, DesignPredicate predicate) {

    /** Reads a claim; empty for other forms, and for {@code <} and {@code >}, whose sets aren't closed. */
    static Optional<RangeClaim> read(ValueExpression expression, DesignPredicate predicate) {
        if (!(expression instanceof Operation operation) || operation.operands().size() != 2) {
            return Optional.empty();
        }
        ExpressionOperator operator = operation.operator();
        if (operation.first() instanceof Parameter(String name) && operation.last() instanceof Literal literal) {
            return findValues(operator, literal.values()).map(values -> new RangeClaim(name, values, predicate));
        }
        if (operator != ExpressionOperator.IS_SUBSET
                && operation.first() instanceof Literal literal
                && operation.last() instanceof Parameter(String name)) {
            return findValues(mirror(operator), literal.values()).map(values -> new RangeClaim(name, values, predicate));
        }
        return Optional.empty();
    }

    private static Optional<RangeUnion> findValues(ExpressionOperator operator, RangeUnion literal) {
        if (literal.isEmpty()) {
            return Optional.empty();
        }
        return switch (operator) {
            case IS, IS_SUBSET -> Optional.of(literal);
            case GREATER_OR_EQUAL -> Optional.of(RangeUnion.of(literal.hull().high(), Double.POSITIVE_INFINITY));
            case LESS_OR_EQUAL -> Optional.of(RangeUnion.of(Double.NEGATIVE_INFINITY, literal.hull().low()));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, SQRT, LOG, SIN, COS, ABS, ROUND, FLOOR, CEIL, MIN, MAX, GREATER_THAN, LESS_THAN,
                    AND, OR, NOT -> Optional.empty();
        };
    }

    private static ExpressionOperator mirror(ExpressionOperator operator) {
        return switch (operator) {
            case GREATER_OR_EQUAL -> ExpressionOperator.LESS_OR_EQUAL;
            case LESS_OR_EQUAL -> ExpressionOperator.GREATER_OR_EQUAL;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, SQRT, LOG, SIN, COS, ABS, ROUND, FLOOR, CEIL, MIN, MAX, IS, IS_SUBSET, GREATER_THAN,
                    LESS_THAN, AND, OR, NOT -> operator;
        };
    }
}
