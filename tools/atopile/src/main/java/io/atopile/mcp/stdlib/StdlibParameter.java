package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/**
 * A value of a standard-library type that a design sets or asserts.
 *
 * @param name as it is written after the dot
 * @param unit as it is written in an {@code .ato} file; empty for what has none
 * @param values the choices, for one of a few
 */
public record StdlibParameter(
        @Doc("As written after the dot.") String name,
        StdlibValue type,
        @Doc("As written after a number; SI prefixes may stand before it.") Optional<String> unit,
        @Doc("The choices, each written as text.") List<String> values) {

    public StdlibParameter {
        values = List.copyOf(values);
    }
}
