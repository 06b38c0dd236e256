package io.atopile.mcp.tool;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A resource that the machine ran out of, as recognised from the exception with which a call ended. */
public enum ResourceExhaustion {
    DISK(
            "No space left on device|Disk quota exceeded|File too large",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "The project or the state directory can't be written: the disk is full",
            "Free disk space, then try again."),
    READ_ONLY_DISK(
            "Read-only file system",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "The project or the state directory can't be written: the file system is read-only",
            "Set XDG_STATE_HOME to a writable directory, then restart the server."),
    OPEN_FILES(
            "Too many open files",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "The server has reached its limit of open files",
            "Raise the open-file limit of the server's environment (`ulimit -n`, at least 256)."),
    PROCESSES(
            "Resource temporarily unavailable|Cannot allocate memory",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "Can't start a program: the machine is out of memory or processes",
            "Close other programs, then try again."),
    MEMORY("(?!)", ErrorCode.BUDGET_EXHAUSTED, "The call needs more memory than the server has", "Request less data, or work on a smaller file.");

    private static final int MAX_CAUSES = 10;

    private final Pattern signs;
    private final ErrorCode code;
    private final String message;
    private final String hint;

    ResourceExhaustion(String signs, ErrorCode code, String message, String hint) {
        this.signs = Pattern.compile(signs);
        this.code = code;
        this.message = message;
        this.hint = hint;
    }

    /** Searches an exception and its causes; empty if none indicates an exhausted resource. */
    public static Optional<ResourceExhaustion> of(Throwable failure) {
        var cause = Optional.of(failure);
        for (var depth = 0; depth < MAX_CAUSES && cause.isPresent(); depth++) {
            var found = matchFailure(cause.get());
            if (found.isPresent()) {
                return found;
            }
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return Optional.empty();
    }

    private static Optional<ResourceExhaustion> matchFailure(Throwable failure) {
        return switch (failure) {
            case OutOfMemoryError _ -> Optional.of(MEMORY);
            case IOException io -> Arrays.stream(values())
                    .filter(shortage -> shortage.signs.matcher(String.valueOf(io.getMessage())).find())
                    .findFirst();
            default -> Optional.empty();
        };
    }

    /** Returns the result of a call that failed because of it. */
    public <T extends Record> ToolResult<T> asResult() {
        return ToolResult.fail(code, message + ".", hint);
    }

    /** Returns the message without a full stop. */
    public String message() {
        return message;
    }

    public String hint() {
        return hint;
    }
}
