package io.atopile.mcp.tool;

import java.util.Optional;

/**
 * The failure of a call, thrown by what tools share so that a tool reads as its success. The chain of {@link ToolRegistry}
 * catches it and answers it as a {@link ToolResult.Failed}. A failure that carries data is returned by the tool itself, which
 * alone knows the type of its data; where callers branch on an outcome, it is a sealed result instead.
 *
 * <p>It has no stack trace: it is an expected outcome, not a defect.
 */
public final class ToolFailure extends Exception {

    private static final String NOTHING_WRITTEN = "NOTHING WAS WRITTEN. ";

    private final ErrorCode code;
    private final String text;
    private final Optional<String> hint;

    /** @param message without the {@code FAILED:} that the envelope adds */
    public ToolFailure(ErrorCode code, String message, Optional<String> hint) {
        super(message, null, false, false);
        this.code = code;
        this.text = message;
        this.hint = hint;
    }

    public ToolFailure(ErrorCode code, String message, String hint) {
        this(code, message, Optional.of(hint));
    }

    public ToolFailure(ErrorCode code, String message) {
        this(code, message, Optional.empty());
    }

    /** Returns the failure of a call that meant to write and has not begun to. */
    public static ToolFailure ofUnwritten(ErrorCode code, String message, Optional<String> hint) {
        return new ToolFailure(code, NOTHING_WRITTEN + message, hint);
    }

    public static ToolFailure ofUnwritten(ErrorCode code, String message, String hint) {
        return ofUnwritten(code, message, Optional.of(hint));
    }

    public static ToolFailure ofUnwritten(ErrorCode code, String message) {
        return ofUnwritten(code, message, Optional.empty());
    }

    /** Returns this failure for a call that meant to write and has not begun to. */
    public ToolFailure toUnwritten() {
        return text.startsWith(NOTHING_WRITTEN) ? this : ofUnwritten(code, text, hint);
    }

    public ErrorCode code() {
        return code;
    }

    /** Returns the message, never null. */
    public String message() {
        return text;
    }

    public Optional<String> hint() {
        return hint;
    }

    /** Returns the result that the chain answers. */
    public <T extends Record> ToolResult.Failed<T> toResult() {
        return new ToolResult.Failed<>(code, text, hint, Optional.empty());
    }
}
