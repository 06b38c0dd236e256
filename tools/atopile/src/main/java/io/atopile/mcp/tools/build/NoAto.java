package io.atopile.mcp.tools.build;

import io.atopile.mcp.project.AtoSearch;
import io.atopile.mcp.tool.ErrorCode;

/** How tools tell that there is no atopile to work with. */
public final class NoAto {

    public static final String FIX =
            "Run `atopile-mcp setup`, which installs the atopile this server is tested with; `atopile-mcp doctor` shows what is there.";

    private NoAto() {}

    /** What kind of failure it is. */
    public static ErrorCode code(AtoSearch search) {
        return search instanceof AtoSearch.Unwritable ? ErrorCode.TRANSIENT_BACKEND_ERROR : ErrorCode.CAPABILITY_MISSING;
    }

    /** What helps. */
    public static String hint(AtoSearch search) {
        return search instanceof AtoSearch.Unwritable
                ? "Look at the free space of the disk that holds the state directory and at the limit of open files, then try again."
                : FIX;
    }

    /** Why a search did not end with an atopile that is ready. */
    public static String reason(AtoSearch search) {
        return switch (search) {
            case AtoSearch.Ready _ -> throw new IllegalArgumentException("There is an atopile");
            case AtoSearch.Missing(var reason) -> "There is no atopile: " + reason + ".";
            case AtoSearch.Refused(_, var reason) -> "The atopile found can't be used: " + reason + ".";
            case AtoSearch.Unwritable(var reason) -> reason + ".";
            case AtoSearch.Broken(var reason) -> "The atopile found doesn't work: " + reason + ".";
        };
    }
}
