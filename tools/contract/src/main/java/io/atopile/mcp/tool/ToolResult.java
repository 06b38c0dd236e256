package io.atopile.mcp.tool;

import java.util.List;
import java.util.Optional;

/** The result of a tool call. */
public sealed interface ToolResult<T extends Record> {

    /**
     * Success.
     *
     * @param attachments content that JSON can't carry, such as an image
     * @param hint what to do next, where this result leads elsewhere than the tool's results usually do
     */
    record Ok<T extends Record>(T data, String message, List<ContentBlock> attachments, Optional<String> hint) implements ToolResult<T> {
        public Ok {
            attachments = List.copyOf(attachments);
        }

        public Ok<T> withHint(Optional<String> next) {
            return new Ok<>(data, message, attachments, next);
        }
    }

    /** Failure, complete or partial. {@code message} doesn't include the {@code FAILED:} that the envelope adds. */
    record Failed<T extends Record>(ErrorCode code, String message, Optional<String> hint, Optional<T> data)
            implements ToolResult<T> {

        public Failed<T> withData(T failedData) {
            return new Failed<>(code, message, hint, Optional.of(failedData));
        }
    }

    /** The user must decide first; the call is then made again with {@link ToolContext#answer()}. */
    record NeedsAnswer<T extends Record>(ConfirmationRequest question, String state) implements ToolResult<T> {}

    static <T extends Record> Ok<T> ok(T data, String message) {
        return new Ok<>(data, message, List.of(), Optional.empty());
    }

    static <T extends Record> Failed<T> fail(ErrorCode code, String message) {
        return new Failed<>(code, message, Optional.empty(), Optional.empty());
    }

    static <T extends Record> Failed<T> fail(ErrorCode code, String message, String hint) {
        return new Failed<>(code, message, Optional.of(hint), Optional.empty());
    }
}
