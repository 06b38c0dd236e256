package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.tool.ErrorCode;

/** How a path that may not be used is answered, by every tool that takes one. */
public final class PathErrors {

    private PathErrors() {}

    public static ErrorCode toErrorCode(PathResolution.Reason reason) {
        return switch (reason) {
            case EMPTY, TOO_LONG, MALFORMED, LINK -> ErrorCode.VALIDATION_ERROR;
            case NOT_A_FOLDER -> ErrorCode.NOT_FOUND;
            case OUTSIDE, LINK_OUT, PRIVATE, GENERATED -> ErrorCode.POLICY_DENIED;
        };
    }
}
