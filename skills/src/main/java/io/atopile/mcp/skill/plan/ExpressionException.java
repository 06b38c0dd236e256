package io.atopile.mcp.skill.plan;

/** An expression of a skill could not be worked out, which only its author can mend. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ExpressionException(String message, Throwable cause) {
        super(message, cause);
    }
}
