package io.atopile.mcp.tool;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the machine ran out of, as told from the exception that a call ended with. */
public enum ResourceExhaustion {
    DISK(
            "No space left on device|Disk quota exceeded|File too large",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "A file of the project or of the state directory can't be written: the disk is full",
            "Free space on the disk, then try again."),
    READ_ONLY_DISK(
            "Read-only file system",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "A file of the project or of the state directory can't be written: the file system is read-only",
            "Set XDG_STATE_HOME to a directory that can be written, then start the server again."),
    OPEN_FILES(
            "Too many open files",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "The server may not open more files",
            "Raise the limit of open files (`ulimit -n`, at least 256) where the server starts."),
    PROCESSES(
            "Resource temporarily unavailable|Cannot allocate memory",
            ErrorCode.TRANSIENT_BACKEND_ERROR,
            "The machine has no memory or processes left to start a program",
            "Stop other programs, then try again."),
    MEMORY("(?!)", ErrorCode.BUDGET_EXHAUSTED, "The call needs more memory than the server has", "Ask for less, or work on a smaller file.");

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

    /** Looks through an exception and its causes; empty when none is about a shortage. */
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

    /** What a call that met it ends with. */
    public <T extends Record> ToolResult<T> asResult() {
        return ToolResult.fail(code, message + ".", hint);
    }

    /** Without its full stop. */
    public String message() {
        return message;
    }

    public String hint() {
        return hint;
    }
}
