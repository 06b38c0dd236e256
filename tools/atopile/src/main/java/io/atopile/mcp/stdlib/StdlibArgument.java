package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;
import java.util.List;
import java.util.Optional;

/**
 * A template argument in angle brackets after a name: {@code new MultiCapacitor<count=4>}.
 *
 * @param preset the default value
 * @param values the allowed values of a choice
 */
public record StdlibArgument(
        String name,
        @Doc("other: a value that can't be written in an .ato file.") StdlibValue type,
        boolean required,
        @Doc("The default value.") Optional<String> preset,
        List<String> values) {

    public StdlibArgument {
        values = List.copyOf(values);
    }
}
