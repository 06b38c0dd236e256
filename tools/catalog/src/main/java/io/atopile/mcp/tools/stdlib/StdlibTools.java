package io.atopile.mcp.tools.stdlib;

import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.tool.Tool;
import java.util.List;

/** The standard library tools, in listing order. */
public final class StdlibTools {

    private StdlibTools() {}

    public static List<Tool<?, ?>> createTools(AtoFinder finder) {
        var shelf = new StdlibAccess(finder, new StandardLibrary());
        return List.of(new StdlibList(shelf), new StdlibGetItem(shelf));
    }
}
