package io.atopile.mcp.skill.plan;

/** Thrown when an expression of a skill can't be evaluated, which only the skill's author can fix. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ExpressionException(String message, Throwable cause) {
        super(message, cause);
    }
}
