package io.atopile.mcp.verify;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** An expression of a design: numbers, or true and false. */
public sealed interface ValueExpression {

    /** A parameter by its full path, such as {@code Div.leaf.top.resistance}. */
    record Parameter(String name) implements ValueExpression {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * The values of a quantity.
     *
     * @param unit for display only; the values are in base units
     */
    record Literal(RangeUnion values, String unit) implements ValueExpression {
        @Override
        public String toString() {
            return values + unit;
        }
    }

    /** An operator applied to operands. */
    record Operation(ExpressionOperator operator, List<ValueExpression> operands) implements ValueExpression {
        public Operation {
            operands = List.copyOf(operands);
        }

        ValueExpression first() {
            return operands.getFirst();
        }

        ValueExpression last() {
            return operands.getLast();
        }

        @Override
        public String toString() {
            return operands.stream().map(Object::toString).collect(joining(", ", operator.atopileName() + "(", ")"));
        }
    }

    /** Returns the parameters in it, in their order, with repetitions. */
    default Stream<String> listParameters() {
        return switch (this) {
            case Parameter(var name) -> Stream.of(name);
            case Literal _ -> Stream.empty();
            case Operation operation -> operation.operands().stream().flatMap(ValueExpression::listParameters);
        };
    }
}
