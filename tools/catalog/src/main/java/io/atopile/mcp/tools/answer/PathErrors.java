package io.atopile.mcp.tools.answer;

import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.tool.ErrorCode;

/** Error codes for paths that may not be used, for every tool that takes a path. */
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
