package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/**
 * What is written between angle brackets after a name: {@code new MultiCapacitor<count=4>}.
 *
 * @param preset what it is when it isn't written
 * @param values the choices, for one of a few
 */
public record StdlibArgument(
        String name,
        @Doc("other: can't be written in an .ato file.") StdlibValue type,
        boolean required,
        @Doc("What it is when it isn't written.") Optional<String> preset,
        List<String> values) {

    public StdlibArgument {
        values = List.copyOf(values);
    }
}
