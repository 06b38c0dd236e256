package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/**
 * A value of a standard-library type that a design sets or asserts.
 *
 * @param name as written after the dot
 * @param unit as written in an {@code .ato} file; absent if it has none
 * @param values the allowed values of a choice
 */
public record StdlibParameter(
        @Doc("As written after the dot.") String name,
        StdlibValue type,
        @Doc("As written after a number; SI prefixes are allowed.") Optional<String> unit,
        @Doc("The allowed values of a choice, each written as text.") List<String> values) {

    public StdlibParameter {
        values = List.copyOf(values);
    }
}
