package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;
import java.util.List;

/**
 * A part of a standard-library type that a design can reach by name.
 *
 * @param name as it is written after the dot
 * @param type the type's name
 * @param parameter whether it is a value to be set or asserted, not a thing to be connected
 * @param values the choices, for a parameter that is one of a few
 */
public record StdlibMember(
        @Doc("As written after the dot.") String name,
        String type,
        @Doc("A value to set or assert, not a thing to connect.") boolean parameter,
        @Doc("The choices, where there are few.") List<String> values) {

    public StdlibMember {
        values = List.copyOf(values);
    }
}
