package io.atopile.mcp.tools.answer;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;

/** A call's project and the paths in it, for every tool that takes a path. */
public final class ProjectPaths {

    private ProjectPaths() {}

    /** Returns the boundary of a call's project; the workspace has just found its folder, so its absence is a defect. */
    public static ProjectBoundary resolveBoundary(Path project) {
        try {
            return ProjectBoundary.of(project);
        } catch (IOException gone) {
            throw new IllegalStateException("The project's folder disappeared during the call", gone);
        }
    }

    /** Returns the file or folder of a path that a call reads. */
    public static Inside require(PathResolution resolved) throws ToolFailure {
        return switch (resolved) {
            case Inside inside -> inside;
            case PathResolution.Refused refused -> throw new ToolFailure(toErrorCode(refused), refused.message() + ".");
        };
    }

    /** Returns the file of a path that a call writes. */
    public static Inside requireWritable(PathResolution resolved) throws ToolFailure {
        return requireWritable(resolved, "");
    }

    /** Does the same; {@code label} begins the message if the call has several paths. */
    public static Inside requireWritable(PathResolution resolved, String label) throws ToolFailure {
        return switch (resolved) {
            case Inside inside -> inside;
            case PathResolution.Refused refused -> throw ToolFailure.ofUnwritten(toErrorCode(refused), label + refused.message() + ".");
        };
    }

    public static ErrorCode toErrorCode(PathResolution.Refused refused) {
        return switch (refused.reason()) {
            case EMPTY, TOO_LONG, MALFORMED, LINK -> ErrorCode.VALIDATION_ERROR;
            case NOT_A_FOLDER -> ErrorCode.NOT_FOUND;
            case OUTSIDE, LINK_OUT, PRIVATE, GENERATED -> ErrorCode.POLICY_DENIED;
        };
    }
}
