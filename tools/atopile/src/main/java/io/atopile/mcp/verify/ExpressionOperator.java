package io.atopile.mcp.verify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The operators of a design's expressions, under atopile's names. */
public enum ExpressionOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER,
    SQRT,
    LOG,
    SIN,
    COS,
    ABS,
    ROUND,
    FLOOR,
    CEIL,
    MIN,
    MAX,
    IS,
    IS_SUBSET,
    GREATER_OR_EQUAL,
    GREATER_THAN,
    LESS_OR_EQUAL,
    LESS_THAN,
    AND,
    OR,
    NOT;

    /** Returns atopile's name, such as {@code GreaterOrEqual}. */
    public String atopileName() {
        var name = new StringBuilder();
        for (String word : name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** Finds an operator by atopile's name; empty if the prover doesn't support it. */
    public static Optional<ExpressionOperator> findOperator(String atopileName) {
        return Arrays.stream(values()).filter(operator -> operator.atopileName().equals(atopileName)).findFirst();
    }

    /** Whether the operator's value is true or false, and not a number. */
    public boolean isLogical() {
        return compareTo(IS) >= 0;
    }

    /** Whether the operator compares two numbers by their order. */
    public boolean isOrder() {
        return compareTo(GREATER_OR_EQUAL) >= 0 && compareTo(LESS_THAN) <= 0;
    }

    /** Whether the operator holds for a greater left operand. */
    boolean isGreater() {
        return this == GREATER_OR_EQUAL || this == GREATER_THAN;
    }

    /** Whether the operator holds for equal operands, among the orders. */
    boolean allowsEqual() {
        return this == GREATER_OR_EQUAL || this == LESS_OR_EQUAL;
    }

    /** Whether more than two operands are combined from the left. */
    boolean isFolded() {
        return this == ADD || this == SUBTRACT || this == MULTIPLY || this == DIVIDE || this == MIN || this == MAX;
    }
}
