package io.atopile.mcp.tools.answer;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;

/** Failures of calls that need atopile if it is not available. */
public final class AtopileUnavailable {

    public static final String FIX =
            "Run `atopile-mcp setup`, which installs the atopile this server is tested with; `atopile-mcp doctor` shows what is installed.";

    private AtopileUnavailable() {}

    /** Returns the atopile for a call that needs it. */
    public static AtoCli require(AtoFinder finder) throws ToolFailure, InterruptedException {
        var search = finder.find();
        if (search instanceof AtoSearchResult.Ready(var ato)) {
            return ato;
        }
        throw toFailure(search);
    }

    /** Builds the failure for a search that did not find a working atopile. */
    public static ToolFailure toFailure(AtoSearchResult search) {
        return search instanceof AtoSearchResult.Unwritable
                ? new ToolFailure(
                        ErrorCode.TRANSIENT_BACKEND_ERROR,
                        describeReason(search),
                        "Check the free disk space of the state directory and the limit of open files, then try again.")
                : new ToolFailure(ErrorCode.CAPABILITY_MISSING, describeReason(search), FIX);
    }

    private static String describeReason(AtoSearchResult search) {
        return switch (search) {
            case AtoSearchResult.Ready _ -> throw new IllegalArgumentException("There is an atopile");
            case AtoSearchResult.Missing(var reason) -> "atopile is not available: " + reason + ".";
            case AtoSearchResult.Refused(_, var reason) -> "The installed atopile can't be used: " + reason + ".";
            case AtoSearchResult.Unwritable(var reason) -> reason + ".";
            case AtoSearchResult.Broken(var reason) -> "The installed atopile doesn't work: " + reason + ".";
        };
    }
}
