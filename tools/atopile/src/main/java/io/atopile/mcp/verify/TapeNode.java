package io.atopile.mcp.verify;

import java.util.List;

/** One step of a straight-line computation. Operands are the numbers of earlier steps. */
sealed interface TapeNode {

    /** The value of an input, by its number. */
    record Input(int input) implements TapeNode {}

    /** A constant. */
    record Constant(double value) implements TapeNode {}

    /** An arithmetic operator applied to one or two earlier steps. */
    record Step(ExpressionOperator operator, List<Integer> operands) implements TapeNode {}
}
