package io.atopile.mcp.tools.stdlib;

import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Fetches the standard library's items for the tools, or the reason why there are none. */
final class StdlibAccess {

    /** The items, or why they are unavailable. */
    sealed interface Fetched {
        record Items(List<StdlibItem> items) implements Fetched {}

        record Unavailable(ErrorCode code, String message, String hint) implements Fetched {}
    }

    /** Enough to query atopile on a busy machine; a typical call takes milliseconds. */
    static final int DEADLINE_SECONDS = 180;

    private final AtoFinder finder;
    private final StandardLibrary library;

    StdlibAccess(AtoFinder finder, StandardLibrary library) {
        this.finder = finder;
        this.library = library;
    }

    Fetched fetch(ToolContext context) throws InterruptedException {
        AtoSearchResult search = finder.find();
        if (!(search instanceof AtoSearchResult.Ready(var cli))) {
            return new Fetched.Unavailable(AtopileUnavailable.toErrorCode(search), AtopileUnavailable.describeReason(search), AtopileUnavailable.buildHint(search));
        }
        Optional<List<StdlibItem>> items = library.findItems(cli, () -> tell(context));
        return items.isPresent()
                ? new Fetched.Items(items.get())
                : new Fetched.Unavailable(
                        ErrorCode.CAPABILITY_MISSING,
                        "The installed atopile doesn't report the contents of its standard library.",
                        AtopileUnavailable.FIX);
    }

    private static void tell(ToolContext context) {
        context.progress()
                .report(0, OptionalDouble.empty(), "reading the contents of atopile's standard library; this is done once");
    }
}
