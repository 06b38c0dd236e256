package io.atopile.mcp.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/**
 * Why the file system refused, in a form that callers may see: the system's own messages contain absolute paths.
 *
 * @param denied whether permission is missing, so that retrying is useless
 * @param reason completes "it failed: "
 */
public record IoFailure(boolean denied, String reason) {

    private static final String UNKNOWN = "I/O error";

    static IoFailure of(Exception failure) {
        return switch (failure) {
            case AccessDeniedException _ -> new IoFailure(true, "permission denied");
            case FileSystemException system -> new IoFailure(false, withoutPath(system.getReason()));
            default -> new IoFailure(false, withoutPath(failure.getMessage()));
        };
    }

    private static String withoutPath(@Nullable String message) {
        return message == null || message.contains("/") || message.contains("\\") ? UNKNOWN : message;
    }
}
