package io.atopile.mcp.explain;

import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.SyntaxCheck;
import java.util.List;
import java.util.Optional;

/** Services of the installed atopile; either may be unavailable. */
public interface AtoToolchain {

    /** Returns the items of its standard library; empty if they are currently unavailable. */
    Optional<List<StdlibItem>> library() throws InterruptedException;

    SyntaxCheck syntax();
}
