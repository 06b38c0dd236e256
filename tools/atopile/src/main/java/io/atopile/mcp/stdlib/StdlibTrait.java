package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;

/**
 * A trait of a standard-library type.
 *
 * @param meaning the first paragraph of its documentation; an empty string if it has none
 * @param importable whether a design can import it and use it in a {@code trait} statement
 */
public record StdlibTrait(
        String name,
        @Doc("Empty if it isn't documented.") String meaning,
        @Doc("Whether a design can use it in a trait statement.") boolean importable) {}
