package io.atopile.mcp.explain;

import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.SyntaxCheck;
import java.util.List;
import java.util.Optional;

/** What the installed atopile can be asked; either may be silent. */
public interface AtoToolchain {

    /** The items of its standard library; empty when that can't be told now. */
    Optional<List<StdlibItem>> library() throws InterruptedException;

    SyntaxCheck syntax();
}
