package io.atopile.mcp.tools.answer;

import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.tool.ErrorCode;

/** Error codes, messages and hints of tools if atopile is not available. */
public final class AtopileUnavailable {

    public static final String FIX =
            "Run `atopile-mcp setup`, which installs the atopile this server is tested with; `atopile-mcp doctor` shows what is installed.";

    private AtopileUnavailable() {}

    /** Returns the error code for a search. */
    public static ErrorCode toErrorCode(AtoSearchResult search) {
        return search instanceof AtoSearchResult.Unwritable ? ErrorCode.TRANSIENT_BACKEND_ERROR : ErrorCode.CAPABILITY_MISSING;
    }

    /** Returns a hint on what helps. */
    public static String buildHint(AtoSearchResult search) {
        return search instanceof AtoSearchResult.Unwritable
                ? "Check the free disk space of the state directory and the limit of open files, then try again."
                : FIX;
    }

    /** Describes why a search did not find a working atopile. */
    public static String describeReason(AtoSearchResult search) {
        return switch (search) {
            case AtoSearchResult.Ready _ -> throw new IllegalArgumentException("There is an atopile");
            case AtoSearchResult.Missing(var reason) -> "atopile is not available: " + reason + ".";
            case AtoSearchResult.Refused(_, var reason) -> "The installed atopile can't be used: " + reason + ".";
            case AtoSearchResult.Unwritable(var reason) -> reason + ".";
            case AtoSearchResult.Broken(var reason) -> "The installed atopile doesn't work: " + reason + ".";
        };
    }
}
