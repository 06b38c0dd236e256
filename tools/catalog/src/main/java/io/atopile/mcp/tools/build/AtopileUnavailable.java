package io.atopile.mcp.tools.build;

import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.tool.ErrorCode;

/** How tools tell that there is no atopile to work with. */
public final class AtopileUnavailable {

    public static final String FIX =
            "Run `atopile-mcp setup`, which installs the atopile this server is tested with; `atopile-mcp doctor` shows what is there.";

    private AtopileUnavailable() {}

    /** What kind of failure it is. */
    public static ErrorCode toErrorCode(AtoSearchResult search) {
        return search instanceof AtoSearchResult.Unwritable ? ErrorCode.TRANSIENT_BACKEND_ERROR : ErrorCode.CAPABILITY_MISSING;
    }

    /** What helps. */
    public static String buildHint(AtoSearchResult search) {
        return search instanceof AtoSearchResult.Unwritable
                ? "Look at the free space of the disk that holds the state directory and at the limit of open files, then try again."
                : FIX;
    }

    /** Why a search did not end with an atopile that is ready. */
    public static String describeReason(AtoSearchResult search) {
        return switch (search) {
            case AtoSearchResult.Ready _ -> throw new IllegalArgumentException("There is an atopile");
            case AtoSearchResult.Missing(var reason) -> "There is no atopile: " + reason + ".";
            case AtoSearchResult.Refused(_, var reason) -> "The atopile found can't be used: " + reason + ".";
            case AtoSearchResult.Unwritable(var reason) -> reason + ".";
            case AtoSearchResult.Broken(var reason) -> "The atopile found doesn't work: " + reason + ".";
        };
    }
}
