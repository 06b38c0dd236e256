package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A predicate that says that a parameter is an expression of others. */
record ParameterEquation(String parameter, Operation expression, DesignPredicate predicate) {

    /** Reads an equation, with the parameter on either side; empty for other forms. */
    static Optional<ParameterEquation> read(ValueExpression expression, DesignPredicate predicate) {
        if (!(expression instanceof Operation(ExpressionOperator operator, var operands))
                || operator != ExpressionOperator.IS
                || operands.size() != 2) {
            return Optional.empty();
        }
        if (operands.getFirst() instanceof Parameter(String name) && operands.getLast() instanceof Operation defining) {
            return Optional.of(new ParameterEquation(name, defining, predicate));
        }
        return operands.getLast() instanceof Parameter(String name) && operands.getFirst() instanceof Operation defining
                ? Optional.of(new ParameterEquation(name, defining, predicate))
                : Optional.empty();
    }

    Set<String> listParameters() {
        return new LinkedHashSet<>(expression.listParameters().toList());
    }

    /** Returns the condition that a parameter has the values of the expression. */
    ValueExpression equateWith(String other) {
        return new Operation(ExpressionOperator.IS, List.of(new Parameter(other), expression));
    }
}
