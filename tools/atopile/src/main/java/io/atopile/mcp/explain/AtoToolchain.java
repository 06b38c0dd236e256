package io.atopile.mcp.explain;

import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.SyntaxCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Services of the installed atopile; each may be unavailable. */
public interface AtoToolchain {

    /** Returns the items of its standard library; empty if they are currently unavailable. */
    Optional<List<StdlibItem>> library() throws InterruptedException;

    SyntaxCheck syntax();

    /** Returns what the program {@code design.py} prints for an entry; empty if atopile isn't available or may not read the design. */
    Optional<JsonNode> exportDesign(Path root, String entry) throws InterruptedException;
}
