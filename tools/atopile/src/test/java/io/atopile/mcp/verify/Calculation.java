package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.List;

/** Evaluates arithmetic of plain numbers without the prover's arithmetic. */
final class Calculation {

    private Calculation() {}

    static double evaluate(ValueExpression expression) {
        return switch (expression) {
            case Parameter(String name) -> throw new IllegalArgumentException(name + " has no value");
            case Literal(RangeUnion values, String _) -> values.singleton().orElseThrow();
            case Operation(ExpressionOperator operator, var operands) -> apply(operator, operands.stream().map(Calculation::evaluate).toList());
        };
    }

    static double apply(ExpressionOperator operator, List<Double> operands) {
        double left = operands.getFirst();
        double right = operands.getLast();
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case POWER -> Math.pow(left, right);
            case SQRT -> Math.sqrt(left);
            case LOG -> Math.log(left);
            case SIN -> Math.sin(left);
            case COS -> Math.cos(left);
            case ABS -> Math.abs(left);
            case ROUND -> Math.rint(left);
            case FLOOR -> Math.floor(left);
            case CEIL -> Math.ceil(left);
            case MIN -> Math.min(left, right);
            case MAX -> Math.max(left, right);
            case IS, IS_SUBSET, GREATER_OR_EQUAL, GREATER_THAN, LESS_OR_EQUAL, LESS_THAN, AND, OR, NOT ->
                throw new IllegalArgumentException(operator + " isn't arithmetic");
        };
    }
}
