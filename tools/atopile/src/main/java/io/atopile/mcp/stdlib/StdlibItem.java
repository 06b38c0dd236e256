package io.atopile.mcp.stdlib;

import java.util.List;
import java.util.Optional;

/**
 * One name that a design can import from the standard library.
 *
 * @param description its own documentation; empty where it has none
 * @param usage an example from its authors; empty where they gave none
 */
public record StdlibItem(
        String name, StdlibKind type, String description, List<StdlibMember> members, Optional<String> usage) {

    public StdlibItem {
        members = List.copyOf(members);
    }

    /** The line that brings it into a file. */
    public String importLine() {
        return "import " + name;
    }

    /** The first sentence or line of the description. */
    public String summary() {
        String line = description.lines().findFirst().orElse("").strip();
        return line.length() <= 120 ? line : line.substring(0, 120) + " …";
    }
}
