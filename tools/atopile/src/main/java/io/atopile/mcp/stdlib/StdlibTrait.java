package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;

/**
 * A mark that a standard-library type carries.
 *
 * @param meaning the first paragraph of its documentation; empty where it has none
 * @param importable whether a design can import it and put it on something of its own
 */
public record StdlibTrait(
        String name,
        @Doc("Empty where it isn't documented.") String meaning,
        @Doc("Whether a design can put it on something of its own.") boolean importable) {}
