package io.atopile.mcp.tools.stdlib;

import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import java.util.List;
import java.util.OptionalDouble;

/** Fetches the standard library's items for the tools. */
record StdlibAccess(AtoFinder finder, StandardLibrary library) {

    /** Enough to query atopile on a busy machine; a typical call takes milliseconds. */
    static final int DEADLINE_SECONDS = 180;

    List<StdlibItem> fetch(ToolContext context) throws InterruptedException, ToolFailure {
        return library.findItems(AtopileUnavailable.require(finder), () -> tell(context)).orElseThrow(() -> new ToolFailure(
                ErrorCode.CAPABILITY_MISSING,
                "The installed atopile doesn't report the contents of its standard library.",
                AtopileUnavailable.FIX));
    }

    private static void tell(ToolContext context) {
        context.progress()
                .report(0, OptionalDouble.empty(), "reading the contents of atopile's standard library; this is done once");
    }
}
